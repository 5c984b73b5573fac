package services.andreas.events.merge;

import com.google.common.base.CharMatcher;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import services.andreas.events.text.LetterCase;

/** Reads addresses of web pages by the rules for them. */
final class Links {
    private static final int MOST = 2000;

    private final List<Pattern> tracking;
    private final List<Pattern> unique;

    Links(MergingRules.Links rules) {
        tracking =
                rules.tracking().stream()
                        .map(name -> Pattern.quote(LetterCase.lower(name)))
                        .map(quoted -> Pattern.compile(quoted.replace("*", "\\E.*\\Q")))
                        .toList();
        unique = rules.unique().stream().map(Pattern::compile).toList();
    }

    /**
     * Host and path without what differs from click to click; null when it is no address of a page.
     */
    String canonical(String link) {
        if (link == null || link.length() > MOST) {
            return null;
        }
        URI uri;
        try {
            uri = new URI(link.strip().replace(" ", "%20"));
        } catch (URISyntaxException e) {
            return null;
        }
        if (uri.getHost() == null) {
            return null;
        }
        String host = LetterCase.lower(uri.getHost()).replaceFirst("^(www|m|mobile)\\.", "");
        String path =
                uri.getPath() == null ? "" : CharMatcher.is('/').trimTrailingFrom(uri.getPath());
        String query =
                uri.getQuery() == null
                        ? ""
                        : Arrays.stream(uri.getQuery().split("[&;]"))
                                .filter(parameter -> !parameter.isBlank() && !isTracking(parameter))
                                .sorted()
                                .collect(Collectors.joining("&"));
        return LetterCase.lower(host + path) + (query.isEmpty() ? "" : "?" + query);
    }

    private boolean isTracking(String parameter) {
        String name = LetterCase.lower(parameter.replaceFirst("=.*", ""));
        return tracking.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** Whether only one event has this canonical address. */
    boolean isUnique(String canonical) {
        return canonical != null
                && unique.stream().anyMatch(pattern -> pattern.matcher(canonical).matches());
    }
}
