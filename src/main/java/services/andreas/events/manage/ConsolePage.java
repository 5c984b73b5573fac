package services.andreas.events.manage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file of Hawtio, or one of the few answers that it expects of its server. */
record ConsolePage(int status, String type, byte[] body) {
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "json", "application/json",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2",
                    "png", "image/png");
    private static final String FOLDER = "/hawtio-static";
    private static final ConsolePage NONE = new ConsolePage(404, "text/plain", new byte[0]);

    /** Whether this class path has Hawtio. */
    static boolean areHere() {
        return ConsolePage.class.getResource(FOLDER + "/index.html") != null;
    }

    /**
     * @param path below that of the console, with its slash
     */
    static ConsolePage of(String path) throws IOException {
        return switch (path) {
            // who has come this far need not log in again
            case "/user" -> json("\"public\"");
            case "/plugin" -> json("[]");
            // it is connected to this process and to no other: it opens on the routes
            case "/hawtconfig.json" -> json("{\"disabledRoutes\":[\"/connect\"]}");
            default -> file(path);
        };
    }

    private static ConsolePage json(String text) {
        return new ConsolePage(200, TYPES.get("json"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is no file is a page that the script in index.html draws. */
    private static ConsolePage file(String path) throws IOException {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        boolean drawn = !TYPES.containsKey(extension);
        if (path.contains("..") || path.matches("/(auth|proxy|jolokia)(/.*)?")) {
            return NONE;
        }
        String name = FOLDER + (drawn ? "/index.html" : path);
        try (InputStream in = ConsolePage.class.getResourceAsStream(name)) {
            return in == null
                    ? NONE
                    : new ConsolePage(
                            200, TYPES.get(drawn ? "html" : extension), in.readAllBytes());
        }
    }
}
