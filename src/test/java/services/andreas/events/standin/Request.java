package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One HTTP request, read to its end. */
public record Request(
        String method, String path, Map<String, List<String>> query, Headers headers, byte[] body) {

    static Request read(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    /** The first value of a query parameter, or null. */
    public String query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    /** The token of {@code Authorization: Bearer}, or null. */
    public String bearer() {
        String value = headers.getFirst("Authorization");
        return value != null && value.startsWith("Bearer ") ? value.substring(7).strip() : null;
    }

    /** The fields of a form sent as the body. */
    public Map<String, List<String>> form() {
        return parameters(new String(body, UTF_8));
    }

    private static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new HashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "";
            parameters
                    .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), name -> new ArrayList<>())
                    .add(value);
        }
        return parameters;
    }
}
