package services.andreas.events.extract.sections;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.Mail;

/** Finds the page of an attached file that says what the mail itself does not. */
public final class FilePages {
    private final Wording own;

    /** By the place of the page. */
    private final Map<String, Wording> pages = new LinkedHashMap<>();

    /**
     * @param whole the words of the mail and its files
     */
    public FilePages(Mail mail, Wording whole) {
        own = mail.pages().isEmpty() ? whole : new Wording(mail.subject() + "\n" + mail.ownText());
        mail.pages().forEach(page -> pages.put(page.place(), new Wording(page.text())));
    }

    /**
     * Returns the files and pages of these quotes, or null where the mail itself has them all.
     *
     * @param quotes may be null
     */
    public @Nullable String of(List<@Nullable String> quotes) {
        Set<String> places = new LinkedHashSet<>();
        quotes.stream()
                .filter(Objects::nonNull)
                .filter(quote -> !own.says(quote))
                .forEach(
                        quote ->
                                pages.entrySet().stream()
                                        .filter(page -> page.getValue().says(quote))
                                        .findFirst()
                                        .ifPresent(page -> places.add(page.getKey())));
        return places.isEmpty() ? null : String.join("; ", places);
    }
}
