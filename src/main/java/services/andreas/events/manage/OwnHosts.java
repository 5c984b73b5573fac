package services.andreas.events.manage;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.util.Set;
import services.andreas.events.settings.Listen;

/**
 * The hosts under which the management port may be asked. A page of the web can give our address a
 * name of its own and ask under that; it cannot ask under an address or a name of ours.
 */
record OwnHosts(Listen listen) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    /**
     * @param header what the request says in {@code Host}, null where it says nothing
     */
    boolean contain(String header) {
        if (header == null) {
            return false;
        }
        try {
            String host = HostAndPort.fromString(header).getHost();
            return THIS_MACHINE.contains(host)
                    || listen.names().contains(host)
                    || !listen.isLoopback()
                            && (host.equals(listen.host()) || InetAddresses.isInetAddress(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
