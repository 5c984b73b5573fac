package services.andreas.events.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Gmail says of a sender (Authentication-Results, RFC 8601). */
final class Authentication {
    private static final String GMAIL = "mx.google.com";
    private static final Pattern PASS =
            Pattern.compile(
                    "\\b(?:dmarc|dkim|spf)\\s*=\\s*pass\\b([^;]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "\\b(?:header\\.(?:from|d|i)|smtp\\.mailfrom)\\s*=\\s*\"?(?:[^\\s;@\"]*@)?([^\\s;\"<>()]+)",
                    Pattern.CASE_INSENSITIVE);

    private Authentication() {}

    /**
     * @param results the first header of that name; those below may have come with the mail
     * @param domain registrable domain of the sender, or null
     * @return null when Gmail says nothing
     */
    static Boolean of(String results, String domain) {
        int end = results.indexOf(';');
        String by = (end < 0 ? results : results.substring(0, end)).strip();
        if (!by.toLowerCase(Locale.ROOT).startsWith(GMAIL)) {
            return null;
        }
        Matcher pass = PASS.matcher(results);
        while (domain != null && pass.find()) {
            Matcher of = DOMAIN.matcher(pass.group(1));
            while (of.find()) {
                if (domain.equals(Mailboxes.registrable(of.group(1)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
