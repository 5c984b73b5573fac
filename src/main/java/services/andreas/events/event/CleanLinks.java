package services.andreas.events.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Addresses without what only counts clicks, as far as one can tell without fetching anything. */
public final class CleanLinks {
    private static final String FILE = "/links/tracking.properties";
    private static final int HOPS = 3;

    private static final Set<String> TRACKING = new HashSet<>();
    private static final List<String> TRACKING_STARTS = new ArrayList<>();
    private static final Map<String, List<String>> REDIRECTS = new HashMap<>();

    static {
        Properties links = new Properties();
        try (InputStream in = CleanLinks.class.getResourceAsStream(FILE)) {
            links.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
        for (String name : links.getProperty("tracking").split("\\s+")) {
            if (name.endsWith("*")) {
                TRACKING_STARTS.add(name.substring(0, name.length() - 1));
            } else {
                TRACKING.add(name);
            }
        }
        for (String redirect : links.getProperty("redirect").split("\\s+")) {
            int colon = redirect.lastIndexOf(':');
            REDIRECTS
                    .computeIfAbsent(redirect.substring(0, colon), key -> new ArrayList<>())
                    .add(redirect.substring(colon + 1));
        }
    }

    private CleanLinks() {}

    /** Returns the address itself where there is nothing to leave out, or it is none. */
    public static String clean(String url) {
        String clean = url;
        for (int hop = 0; hop < HOPS; hop++) {
            String target = target(clean);
            if (target == null) {
                break;
            }
            clean = target;
        }
        return withoutTracking(clean);
    }

    private static String target(String url) {
        try {
            URI uri = URI.create(url);
            String host =
                    uri.getHost() == null ? "" : uri.getHost().toLowerCase(java.util.Locale.ROOT);
            String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("/$", "");
            List<String> names = new ArrayList<>(REDIRECTS.getOrDefault(host + path, List.of()));
            names.addAll(REDIRECTS.getOrDefault(host.replaceFirst("^[^.]+", "*"), List.of()));
            for (String name : names) {
                String value = parameter(uri.getRawQuery(), name);
                if (value != null && Links.isWeb(value)) {
                    return value;
                }
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return null;
    }

    private static String parameter(String query, String name) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static String withoutTracking(String url) {
        int question = url.indexOf('?');
        int hash = url.indexOf('#', Math.max(0, question));
        if (question < 0 || hash >= 0 && hash < question) {
            return url;
        }
        String query = url.substring(question + 1, hash < 0 ? url.length() : hash);
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!isTracking(pair.split("=", 2)[0])) {
                kept.add(pair);
            }
        }
        if (kept.size() == query.split("&").length) {
            return url;
        }
        return url.substring(0, question)
                + (kept.isEmpty() ? "" : "?" + String.join("&", kept))
                + (hash < 0 ? "" : url.substring(hash));
    }

    private static boolean isTracking(String name) {
        return TRACKING.contains(name) || TRACKING_STARTS.stream().anyMatch(name::startsWith);
    }
}
