package services.andreas.events.rehearsal;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.extract.model.LocalDays;
import services.andreas.events.extract.pictures.Picture;
import services.andreas.events.mail.Mail;

/** Keeps what the model replied to which question, so that a rehearsal need not ask again. */
public final class ModelReplies {
    private static final int BYTES = 16;

    /** What nearly all questions begin with, digested so far. */
    private record Beginning(String words, MessageDigest digest) {}

    private final LocalDays days;
    private volatile Beginning last = new Beginning("", digest(""));

    public ModelReplies(LocalDays days) {
        this.days = days;
    }

    public Map<String, String> begin() {
        return new ConcurrentHashMap<>();
    }

    /**
     * Comes after the call, while its headers are there.
     *
     * @param replies of this mail so far; null in routes that do not keep them
     */
    public void keep(
            Exchange exchange,
            @Body String reply,
            @Variable("replies") @Nullable Map<String, String> replies) {
        if (replies != null) {
            replies.put(question(exchange, exchange.getProperty(Exchange.TO_ENDPOINT)), reply);
        }
    }

    /**
     * A digest of all that is asked: model, parameters, prompts, schema and text. The same on
     * another day, and with another nonce.
     *
     * @param endpoint URI that is called
     */
    public String question(Exchange exchange, Object endpoint) {
        StringBuilder asked = new StringBuilder().append(endpoint);
        for (String name : new String[] {"Model", "SystemMessage", "JsonSchema"}) {
            asked.append('\n').append(exchange.getMessage().getHeader("CamelOpenAI" + name));
        }
        String user = exchange.getMessage().getHeader("CamelOpenAIUserMessage", "", String.class);
        user = user.replace(Objects.toString(exchange.getVariable("nonce"), "-"), "-");
        user = user.replace(days.today(), "-");
        Mail mail = exchange.getVariable("mail", Mail.class);
        if (mail != null) {
            user = user.replace(days.sent(mail), "-");
        }
        Picture picture = exchange.getVariable("picture", Picture.class);
        if (picture != null) {
            user += "\n" + Hashing.sha256().hashBytes(picture.jpeg());
        }
        return HexFormat.of().formatHex(digest(asked.append('\n').toString(), user), 0, BYTES);
    }

    private byte[] digest(String beginning, String rest) {
        Beginning known = last;
        if (!known.words().equals(beginning)) {
            known = new Beginning(beginning, digest(beginning));
            last = known;
        }
        try {
            MessageDigest digest = (MessageDigest) known.digest().clone();
            return digest.digest(rest.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            return digest(beginning + rest).digest();
        }
    }

    private static MessageDigest digest(String words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(words.getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
