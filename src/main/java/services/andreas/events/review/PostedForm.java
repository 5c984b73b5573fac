package services.andreas.events.review;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The inputs of a form, as browsers send them (application/x-www-form-urlencoded). */
public record PostedForm(Map<String, String> inputs) {
    /**
     * @throws RefusedException when it is no form, or has an input twice
     */
    public static PostedForm read(byte[] body) throws RefusedException {
        Map<String, String> inputs = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            add(pair, inputs);
        }
        return new PostedForm(inputs);
    }

    private static void add(String pair, Map<String, String> inputs) throws RefusedException {
        String[] parts = pair.split("=", 2);
        if (parts.length < 2 || inputs.put(decoded(parts[0]), decoded(parts[1])) != null) {
            throw new RefusedException(400, "This is not one of the forms of these pages.");
        }
    }

    /** The inputs of a form that asks for a page, in its address; one without a value is empty. */
    public static PostedForm query(URI address) throws RefusedException {
        Map<String, String> inputs = new HashMap<>();
        for (String pair : Objects.toString(address.getRawQuery(), "").split("&")) {
            if (!pair.isEmpty()) {
                add(pair.contains("=") ? pair : pair + "=", inputs);
            }
        }
        return new PostedForm(inputs);
    }

    private static String decoded(String text) throws RefusedException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "This is not one of the forms of these pages.");
        }
    }

    /** Empty if the form has no such input. */
    String get(String name) {
        return inputs.getOrDefault(name, "").strip();
    }
}
