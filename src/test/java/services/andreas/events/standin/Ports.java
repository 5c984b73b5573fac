package services.andreas.events.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for other processes, which cannot be asked which one they have taken. */
public final class Ports {
    private Ports() {}

    /** Below the range from which the system hands out ports while the process starts. */
    public static int free() {
        int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            return free();
        }
    }
}
