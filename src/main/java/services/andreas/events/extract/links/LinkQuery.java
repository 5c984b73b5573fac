package services.andreas.events.extract.links;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/**
 * A link taken apart.
 *
 * @param host in lower case
 * @param path in lower case
 * @param parameters decoded; the first of each name counts
 */
record LinkQuery(String host, String path, Map<String, String> parameters) {
    /** A link with a longer description fits into no address bar. */
    private static final int MAX_CHARS = 20_000;

    /** Returns null for what is no web link. */
    static @Nullable LinkQuery of(String link) {
        int hash = link.indexOf('#');
        String url = hash < 0 ? link : link.substring(0, hash);
        int question = url.indexOf('?');
        if (question < 0 || link.length() > MAX_CHARS) {
            return null;
        }
        try {
            URI page = URI.create(url.substring(0, question).strip());
            if (page.getHost() == null || page.getPath() == null) {
                return null;
            }
            Map<String, String> parameters = new HashMap<>();
            for (String pair : url.substring(question + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    parameters.putIfAbsent(LetterCase.lower(parts[0]), decoded(parts[1]));
                }
            }
            return new LinkQuery(
                    LetterCase.lower(page.getHost()), LetterCase.lower(page.getPath()), parameters);
        } catch (IllegalArgumentException noLink) {
            return null;
        }
    }

    /** Some senders encode twice. */
    private static String decoded(String value) {
        try {
            String once = URLDecoder.decode(value, StandardCharsets.UTF_8);
            return once.contains("%20") ? decoded(once) : once;
        } catch (IllegalArgumentException broken) {
            return value;
        }
    }

    /** Returns a parameter, empty if there is none. */
    String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    boolean isTrue(String name) {
        return text(name).equalsIgnoreCase("true");
    }
}
