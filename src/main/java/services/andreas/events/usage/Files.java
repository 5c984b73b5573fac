package services.andreas.events.usage;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;

/** Counts attached files by kind, and by why they could not be read. */
public record Files(Figures figures) {
    private static final String KIND = Usage.FILES_PDF.metric();
    private static final String REASON = Usage.UNREAD_BROKEN.metric();

    /** Counts the files of a mail once its sources have read them. */
    public void count(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        mail.attachments()
                .counts()
                .forEach((kind, count) -> figures.add(Usage.valueOf("FILES_" + kind), count));
        mail.attachments()
                .unread()
                .forEach((reason, count) -> figures.add(Usage.valueOf("UNREAD_" + reason), count));
        foundEvents
                .unread()
                .forEach((reason, count) -> figures.add(Usage.valueOf("UNREAD_" + reason), count));
    }

    /** The files of a run in a line; empty if there were none. */
    public static String words(ToLongFunction<Usage> counts) {
        String kinds = words(KIND, counts);
        String reasons = words(REASON, counts);
        return reasons.isEmpty() ? kinds : kinds + "; not read: " + reasons;
    }

    private static String words(String metric, ToLongFunction<Usage> counts) {
        return List.of(Usage.values()).stream()
                .filter(usage -> usage.metric().equals(metric) && counts.applyAsLong(usage) > 0)
                .map(usage -> counts.applyAsLong(usage) + " " + usage.value())
                .collect(Collectors.joining(", "));
    }
}
