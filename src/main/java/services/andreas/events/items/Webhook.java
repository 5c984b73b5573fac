package services.andreas.events.items;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Header;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** Tells another system of a written item, as JSON; for routes that operators edit. */
public final class Webhook {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI address;

    public Webhook(String address) {
        this.address = URI.create(address);
    }

    /**
     * Posts the id and the attributes that were written.
     *
     * @throws IOException when it is not taken; the message names no address, which may be secret
     */
    public void post(
            @Header(Ddb2Constants.KEY) Map<String, AttributeValue> key,
            @Header(Ddb2Constants.UPDATE_VALUES) Map<String, AttributeValueUpdate> written)
            throws IOException, InterruptedException {
        Map<String, Object> item = new TreeMap<>();
        key.forEach((name, value) -> item.put(name, plain(value)));
        written.forEach((name, update) -> item.put(name, plain(update.value())));
        int status =
                http.send(
                                HttpRequest.newBuilder(address)
                                        .timeout(TIMEOUT)
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofByteArray(
                                                        json.writeValueAsBytes(item)))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
        if (status / 100 != 2) {
            throw new IOException("The webhook answered " + status);
        }
    }

    private static Object plain(AttributeValue value) {
        if (value == null) {
            return null;
        }
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case L -> value.l().stream().map(Webhook::plain).toList();
            case M -> {
                Map<String, Object> members = new HashMap<>();
                value.m().forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            case SS -> List.copyOf(value.ss());
            default -> null;
        };
    }
}
