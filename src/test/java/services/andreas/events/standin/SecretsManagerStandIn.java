package services.andreas.events.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code GetSecretValue} of AWS Secrets Manager, for secrets that are asked for by ARN or name. */
public final class SecretsManagerStandIn implements AutoCloseable {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";

    private final Map<String, ObjectNode> secrets = new ConcurrentHashMap<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final LocalServer server = new LocalServer(0, this::answer);

    public URI root() {
        return server.root();
    }

    /** Keeps a text under the name and under the ARN that is returned. */
    public String put(String name, String text) {
        return keep(name, Json.object().put("SecretString", text));
    }

    /** The credentials of stand-ins, which name the addresses that they are for. */
    public String putOpenAi(String name, String apiKey, URI baseUrl) {
        return put(
                name,
                Json.object().put("apiKey", apiKey).put("baseUrl", baseUrl.toString()).toString());
    }

    public String putGmail(String name, String credentials, URI rootUrl) {
        ObjectNode json = (ObjectNode) Json.read(credentials);
        return put(name, json.put("root_url", rootUrl.toString()).toString());
    }

    public String putBinary(String name, byte[] bytes) {
        return keep(
                name, Json.object().put("SecretBinary", Base64.getEncoder().encodeToString(bytes)));
    }

    /** The ids that secrets were asked for by, in this order. */
    public List<String> read() {
        return read;
    }

    /** A secret that the caller has no right to. */
    public String deny(String name) {
        return keep(name, error("AccessDeniedException", "User: arn:aws:sts::… is not authorized"));
    }

    private String keep(String name, ObjectNode value) {
        String arn = ARN + name + "-Ab1Cd2";
        secrets.put(name, value);
        secrets.put(arn, value);
        return arn;
    }

    private Reply answer(Request request) throws IOException {
        if (!"secretsmanager.GetSecretValue".equals(request.headers().getFirst("X-Amz-Target"))
                || request.headers().getFirst("Authorization") == null) {
            return reply(400, error("UnrecognizedClientException", "The request is not signed"));
        }
        String id = Json.read(request.body()).path("SecretId").asText();
        read.add(id);
        ObjectNode value =
                secrets.getOrDefault(
                        id,
                        error(
                                "ResourceNotFoundException",
                                "Secrets Manager can't find the specified secret."));
        return reply(value.has("__type") ? 400 : 200, value);
    }

    private static ObjectNode error(String type, String message) {
        return Json.object().put("__type", type).put("Message", message);
    }

    private static Reply reply(int status, ObjectNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return Reply.of(status, "application/x-amz-json-1.1", Reply.Body.of(bytes));
    }

    @Override
    public void close() {
        server.close();
    }
}
