package services.andreas.events.event;

import java.net.URI;

/** Addresses of the web. */
public final class Links {
    private Links() {}

    public static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            boolean web =
                    "https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
