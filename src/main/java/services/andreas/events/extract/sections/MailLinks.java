package services.andreas.events.extract.sections;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.LetterCase;

/** The links of a mail, as answers write them. */
public final class MailLinks {
    private final Map<String, String> links = new HashMap<>();

    public MailLinks(Mail mail, CleanLinks clean) {
        for (String link : mail.links()) {
            links.putIfAbsent(plain(link), link);
        }
        for (String link : mail.links()) {
            links.putIfAbsent(plain(clean.clean(link)), link);
        }
    }

    /** The mail's own link that is meant, with or without what only counts clicks. */
    public @Nullable String of(String url) {
        return links.get(plain(url));
    }

    private static String plain(String url) {
        String whole = LetterCase.lower(url.strip().replace("&amp;", "&"));
        int start = whole.startsWith("https://") ? 8 : whole.startsWith("http://") ? 7 : 0;
        int end = whole.length() - (whole.endsWith("/") ? 1 : 0);
        return whole.substring(Math.min(start, end), end);
    }
}
