package services.andreas.events.steps;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Objects of this process that something still holds. */
public final class HeldObjects {
    private HeldObjects() {}

    /** How many of a class there are. */
    public static long of(Class<?> type) {
        try {
            String histogram =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "gcClassHistogram",
                                            new Object[] {null},
                                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > 3 && row[3].equals(type.getName()))
                    .mapToLong(row -> Long.parseLong(row[1]))
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
