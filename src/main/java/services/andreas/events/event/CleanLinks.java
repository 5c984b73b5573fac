package services.andreas.events.event;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Addresses without what only counts clicks, as far as the address itself shows. */
public final class CleanLinks {
    private static final int HOPS = 3;

    private final Set<String> tracking = new HashSet<>();
    private final List<String> trackingStarts = new ArrayList<>();
    private final Map<String, List<String>> redirects;

    /** Those of the lists, made once. */
    public static CleanLinks of(WordLists words) {
        return words.made(CleanLinks.class, CleanLinks::new);
    }

    private CleanLinks(WordLists words) {
        for (String name : words.links().tracking()) {
            if (name.endsWith("*")) {
                trackingStarts.add(name.substring(0, name.length() - 1));
            } else {
                tracking.add(name);
            }
        }
        redirects = words.links().redirects();
    }

    /** Returns the address itself where there is nothing to leave out, or it is none. */
    public String clean(String url) {
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

    private String target(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost() == null ? "" : LetterCase.lower(uri.getHost());
            String path = uri.getPath() == null ? "" : withoutEnd(uri.getPath());
            List<String> names = new ArrayList<>(redirects.getOrDefault(host + path, List.of()));
            String domain = host.indexOf('.') < 0 ? "" : host.substring(host.indexOf('.'));
            names.addAll(redirects.getOrDefault("*" + domain, List.of()));
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

    private static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String parameter(String query, String name) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private String withoutTracking(String url) {
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

    private boolean isTracking(String name) {
        return tracking.contains(name) || trackingStarts.stream().anyMatch(name::startsWith);
    }
}
