package services.andreas.events.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Where a process that runs the schedule can be asked how it is.
 *
 * @param port 0 for any that is free
 * @param names under which others than this machine may ask, besides addresses
 * @param console whether Jolokia is there, too
 * @param password of the console, empty where it asks for none
 */
public record Listen(String host, int port, Set<String> names, boolean console, String password) {
    static Listen of(Settings settings) {
        return new Listen(
                settings.get("management.host"),
                settings.integer("management.port"),
                Set.copyOf(List.of(settings.get("management.names").split("[, ]+"))),
                Boolean.parseBoolean(settings.get("management.console")),
                settings.get("management.password"));
    }

    /** Whether only this machine can connect. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
