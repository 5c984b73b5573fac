package services.andreas.events.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * The management port of a long-running process.
 *
 * @param port 0 for any free port
 * @param names names, beside addresses, under which other machines may call it
 * @param console whether to open Jolokia
 * @param password of the console; empty for none
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
