package services.andreas.events.extract.calendar;

import static services.andreas.events.event.Field.DESCRIPTION;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.METHOD;
import static services.andreas.events.event.Field.ORGANIZER_EMAIL;
import static services.andreas.events.event.Field.ORGANIZER_NAME;
import static services.andreas.events.event.Field.SOURCE_URL;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TAGS;
import static services.andreas.events.event.Field.TITLE;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.google.common.base.CharMatcher;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.html.PlainText;
import services.andreas.events.text.LetterCase;
import services.andreas.events.text.MailAddress;

/**
 * What a VEVENT says beside its times.
 *
 * @param method in capitals, or null
 */
record CalendarDetails(CalendarComponent event, String method) {
    private static final String SOURCE = "calendar";
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s<>\"]+");
    private static final CharMatcher END_OF_LINE = CharMatcher.anyOf(",; ");
    private static final String[] LINKS = {
        "URL", "X-GOOGLE-CONFERENCE", "CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"
    };

    /** An event without times; if it has no name, the mail's subject names it. */
    EventBuilder draft(Mail mail) {
        EventBuilder draft = new EventBuilder(SOURCE);
        String title = PlainText.line(event.text("SUMMARY"));
        if (title.isEmpty()) {
            draft.put(TITLE, mail.subject(), "mail");
        } else {
            draft.put(TITLE, title);
        }
        draft.put(DESCRIPTION, description());
        draft.put(LOCATION, place(event.text("LOCATION")));
        draft.put(TAGS, tags());
        VObjectProperty organizer = event.first("ORGANIZER");
        if (organizer != null) {
            organizer(organizer, draft);
        }
        draft.put(SOURCE_URL, link());
        draft.put(METHOD, method);
        draft.put(STATUS, status());
        if ("COUNTER".equals(method)) {
            draft.needsReview("proposed by a guest");
        }
        return draft;
    }

    private String description() {
        String plain = event.text("DESCRIPTION");
        return PlainText.of(plain.isEmpty() ? event.text("X-ALT-DESC") : plain);
    }

    private static String place(String text) {
        return PlainText.line(
                text.lines()
                        .map(line -> END_OF_LINE.trimTrailingFrom(line.strip()))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private static void organizer(VObjectProperty organizer, EventBuilder draft) {
        String name = organizer.getParameters().first("CN");
        MailAddress address = MailAddress.find(organizer.getValue());
        if (address != null) {
            draft.put(ORGANIZER_EMAIL, LetterCase.lower(address.value()));
        }
        String plain = name == null ? "" : PlainText.line(name.replace("\"", ""));
        if (!plain.contains("@")) {
            draft.put(ORGANIZER_NAME, plain);
        }
    }

    private List<String> tags() {
        return event.named("CATEGORIES")
                .flatMap(property -> VObjectPropertyValues.parseList(property.getValue()).stream())
                .map(tag -> LetterCase.lower(PlainText.line(tag)))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .limit(10)
                .toList();
    }

    private String link() {
        for (String name : LINKS) {
            Matcher link = WEB.matcher(event.text(name));
            if (link.find()) {
                return link.group();
            }
        }
        return null;
    }

    private String status() {
        if ("CANCEL".equals(method)) {
            return "cancelled";
        }
        return switch (LetterCase.upper(event.value("STATUS"))) {
            case "CANCELLED", "CANCELED" -> "cancelled";
            case "TENTATIVE" -> "tentative";
            case "CONFIRMED" -> "confirmed";
            default -> null;
        };
    }
}
