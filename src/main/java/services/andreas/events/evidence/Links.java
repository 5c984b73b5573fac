package services.andreas.events.evidence;

import java.net.URI;

/** Addresses of the web. */
final class Links {
    private Links() {}

    static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            boolean web = uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
            return web && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
