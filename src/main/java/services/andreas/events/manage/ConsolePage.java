package services.andreas.events.manage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file of Hawtio, or one of the few answers that it expects from its server. */
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

    /** Its source view would load an editor from a public server, which the browser refuses. */
    private static final String NO_SOURCE =
            "<style>a[href*=\"/camel/source\"] { display: none }</style></head>";

    private static final ConsolePage NONE = new ConsolePage(404, "text/plain", new byte[0]);

    /** Whether the class path has Hawtio. */
    static boolean areHere() {
        return ConsolePage.class.getResource(FOLDER + "/index.html") != null;
    }

    /**
     * @param path below the path of the console, starting with a slash
     */
    static ConsolePage of(String path) throws IOException {
        return switch (path) {
            // the request has passed the password check already
            case "/user" -> json("\"public\"");
            case "/plugin" -> json("[]");
            // connected to this process only, so it opens on the routes
            case "/hawtconfig.json" -> json("{\"disabledRoutes\":[\"/connect\"]}");
            default -> file(path);
        };
    }

    private static ConsolePage json(String text) {
        return new ConsolePage(200, TYPES.get("json"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A path that is no file is a page that the script in index.html draws. */
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
                            200,
                            TYPES.get(drawn ? "html" : extension),
                            adapted(name, in.readAllBytes()));
        }
    }

    /** Hawtio shows the ids of steps that Camel marks as given, which Camel no longer does. */
    private static byte[] adapted(String name, byte[] file) {
        if (!name.matches(".*\\.(html|js)")) {
            return file;
        }
        String text = new String(file, StandardCharsets.UTF_8);
        return (name.endsWith("js")
                        ? text.replace("getAttribute(\"customId\")", "getAttribute(\"id\")")
                        : text.replace("</head>", NO_SOURCE))
                .getBytes(StandardCharsets.UTF_8);
    }
}
