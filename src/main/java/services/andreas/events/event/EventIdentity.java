package services.andreas.events.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/** By what two mentions are known as one event: title, start and place, each normalised. */
public final class EventIdentity {
    private EventIdentity() {}

    /**
     * @return {@code key#} and a hash, so that nothing of a mail stands in a key of the ledger
     */
    public static String of(Event event) {
        String identity =
                String.join(
                        "\n",
                        normalized(event.get(Field.TITLE, "")),
                        Objects.toString(event.start(), ""),
                        event.get(Field.NORMALIZED_LOCATION, ""));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return "key#" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Lower case, letters and digits only, one space between words; null stays null. */
    public static String normalized(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip();
    }
}
