package services.andreas.events.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/** Reads Gmail's verdict on a sender (Authentication-Results, RFC 8601). */
final class Authentication {
    private static final String GMAIL = "mx.google.com";
    private static final Pattern RESULT =
            Pattern.compile(
                    "(?<![\\w-])(dmarc|dkim|spf)\\s*=\\s*(pass|fail)\\b([^;]*)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "\\b(?:header\\.(?:from|d|i)|smtp\\.mailfrom)\\s*=\\s*\"?(?:[^\\s;@\"<>()]*+@)?([^\\s;\"<>()]+)",
                    Pattern.CASE_INSENSITIVE);

    private Authentication() {}

    /**
     * @param results the first header of that name; later ones may be from the sender
     * @param domain registrable domain of the sender
     * @return null if Gmail says nothing
     */
    static @Nullable Boolean of(String results, @Nullable String domain) {
        String said = withoutWords(results);
        String by = said.split(";", 2)[0].strip().split("\\s")[0];
        if (!LetterCase.lower(by).equals(GMAIL)) {
            return null;
        }
        boolean passed = false;
        Matcher result = RESULT.matcher(said);
        while (domain != null && result.find()) {
            boolean isOfSender = isOf(domain, result.group(3));
            boolean pass = result.group(2).equalsIgnoreCase("pass");
            if (isOfSender && !pass && result.group(1).equalsIgnoreCase("dmarc")) {
                // the domain's own policy has the last word
                return false;
            }
            passed |= isOfSender && pass;
        }
        return passed;
    }

    private static boolean isOf(String domain, String properties) {
        Matcher of = DOMAIN.matcher(properties);
        while (of.find()) {
            if (domain.equals(Domains.registrable(of.group(1)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Drops comments and quoted parts, in which the sender can write anything; one that is never
     * closed takes all that follows with it.
     */
    private static String withoutWords(String results) {
        StringBuilder said = new StringBuilder(results.length());
        int comments = 0;
        boolean quoted = false;
        for (int i = 0; i < results.length(); i++) {
            char c = results.charAt(i);
            boolean isWord = quoted || comments > 0;
            if (isWord && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
                said.append(isWord ? "" : "_");
            } else if (!quoted && c == '(') {
                comments++;
                said.append(' ');
            } else if (!quoted && c == ')') {
                comments = Math.max(0, comments - 1);
            } else if (!isWord) {
                said.append(c);
            }
        }
        return said.toString();
    }
}
