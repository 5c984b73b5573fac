package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP response, and how well it gets through. */
public record Reply(
        int status, Map<String, String> headers, Body body, Duration delay, Ending ending) {

    /** How the connection fares. */
    public enum Ending {
        WHOLE,
        CUT,
        DRIPPING,
        DROPPED
    }

    /** A body of known length that need not be in memory as a whole. */
    public interface Body {
        long length();

        void writeTo(OutputStream out) throws IOException;

        static Body of(byte[] bytes) {
            return new Body() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    out.write(bytes);
                }
            };
        }
    }

    public static Reply json(int status, JsonNode body) {
        return of(status, "application/json; charset=UTF-8", Body.of(Json.bytes(body)));
    }

    public static Reply text(int status, String body) {
        return of(status, "text/html; charset=UTF-8", Body.of(body.getBytes(UTF_8)));
    }

    static Reply of(int status, String contentType, Body body) {
        return new Reply(
                status, Map.of("Content-Type", contentType), body, Duration.ZERO, Ending.WHOLE);
    }

    static Reply dropped() {
        Body nothing = Body.of(new byte[0]);
        return new Reply(0, Map.of(), nothing, Duration.ZERO, Ending.DROPPED);
    }

    static Reply hanging() {
        return dropped().after(Duration.ofDays(1));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, delay, ending);
    }

    public Reply after(Duration later) {
        return new Reply(status, headers, body, delay.plus(later), ending);
    }

    public Reply cut() {
        return new Reply(status, headers, body, delay, Ending.CUT);
    }

    /** A byte a second. */
    public Reply dripping() {
        return new Reply(status, headers, body, delay, Ending.DRIPPING);
    }

    public boolean isRejection() {
        return ending == Ending.DROPPED || status >= 400;
    }

    /** The whole body in memory. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toByteArray();
    }
}
