package services.andreas.events.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of the address to which the browser was redirected. */
public record OAuthRedirect(Map<String, String> parameters) {
    public static OAuthRedirect ofQuery(String query) {
        return new OAuthRedirect(
                Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(
                                Collectors.toMap(
                                        pair -> decode(pair[0]),
                                        pair -> decode(pair[1]),
                                        (first, again) -> first)));
    }

    /**
     * @param state the state of our request
     * @throws FailureException if there is no code, or the redirect answers another request
     */
    String code(String state) {
        if (!state.equals(parameters.get("state"))) {
            throw OAuthErrors.of("state_mismatch");
        }
        if (parameters.containsKey("error")) {
            throw OAuthErrors.of(parameters.get("error"));
        }
        String code = parameters.getOrDefault("code", "");
        if (code.isBlank()) {
            throw OAuthErrors.of("no_code");
        }
        return code;
    }

    public static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
