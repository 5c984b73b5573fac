package services.andreas.events.manage;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Registers our own beans in JMX until it is closed. */
final class ManagedBeans implements AutoCloseable {
    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    private final Deque<ObjectName> names = new ArrayDeque<>();

    void add(String name, Object bean) throws JMException {
        names.push(jmx.registerMBean(bean, new ObjectName(name)).getObjectName());
    }

    @Override
    public void close() {
        for (ObjectName name : names) {
            try {
                jmx.unregisterMBean(name);
            } catch (JMException e) {
                throw new IllegalStateException(name + " was not in JMX", e);
            }
        }
    }
}
