package services.andreas.events.oauth;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The browser of this machine. */
public final class Browser {
    private Browser() {}

    /** Opens the address; returns false if there is no browser. */
    public static boolean open(URI address) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return start("open", address);
        }
        if (system.contains("windows")) {
            return start("rundll32", "url.dll,FileProtocolHandler", address);
        }
        boolean hasScreen =
                System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return hasScreen && start("xdg-open", address);
    }

    private static boolean start(Object... command) {
        try {
            new ProcessBuilder(List.of(command).stream().map(Object::toString).toList())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
