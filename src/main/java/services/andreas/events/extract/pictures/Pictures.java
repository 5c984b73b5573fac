package services.andreas.events.extract.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.FileKind;
import services.andreas.events.mail.mime.MailFile;
import services.andreas.events.mail.mime.Unread;

/** Decides which pictures of a mail the model looks at, and gets them ready. */
public final class Pictures {
    private final ExtractionRules.Pictures rules;

    /** The run in which the model said that it takes no pictures. */
    private volatile @Nullable String refusedIn;

    public Pictures(ExtractionRules rules) {
        this.rules = rules.pictures();
    }

    /** Whether the mail has pictures, and nothing that was found before makes them needless. */
    public boolean areNeeded(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        boolean isWanted =
                switch (rules.when()) {
                    case ALWAYS -> true;
                    case NOTHING_FOUND -> foundEvents.events().isEmpty();
                    case NEVER -> false;
                };
        return isWanted
                && !foundEvents.isSettled()
                && !mail.attachments().of(FileKind.PICTURE).isEmpty();
    }

    /** Returns the largest pictures that may hold text; why another cannot be read is noted. */
    public List<MailFile> of(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        record Sized(MailFile file, long pixels) {}
        List<Sized> fit = new ArrayList<>();
        for (MailFile file : mail.attachments().of(FileKind.PICTURE)) {
            try (PictureFile picture = PictureFile.open(file.bytes())) {
                if (picture == null) {
                    boolean isKnown = OtherFormat.isOne(file.bytes());
                    foundEvents.unread(isKnown ? Unread.FORMAT : Unread.BROKEN);
                } else if (picture.isTooLarge()) {
                    foundEvents.unread(Unread.TOO_LARGE);
                } else if (picture.mayHoldText()) {
                    fit.add(new Sized(file, picture.pixels()));
                }
            }
        }
        fit.sort(Comparator.comparingLong(Sized::pixels).reversed());
        return fit.stream().limit(rules.most()).map(Sized::file).toList();
    }

    /** Returns the picture as it is sent, or null for one that is broken or not to be sent. */
    public @Nullable Picture ready(
            @Body MailFile file,
            @Variable("foundEvents") FoundEvents foundEvents,
            @Variable("owner") @Nullable String run) {
        if (run != null && run.equals(refusedIn)) {
            foundEvents.unread(Unread.REFUSED);
            return null;
        }
        try (PictureFile picture = PictureFile.open(file.bytes())) {
            return new Picture(file.name(), Objects.requireNonNull(picture).scaled(rules.pixels()));
        } catch (IOException broken) {
            foundEvents.unread(Unread.BROKEN);
            return null;
        }
    }

    /** Whether the failure concerns the picture alone, and not its mail. */
    public boolean isRefused(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Failure failure = Failures.of(thrown);
        return Failures.isAboutPictures(thrown)
                || failure.kind() == Failure.Kind.REFUSED
                || failure.kind() == Failure.Kind.UNUSABLE_ANSWER;
    }

    /** Notes a refusal; a model that takes no pictures is asked about no other one in this run. */
    public void refused(
            Exchange exchange,
            @Variable("foundEvents") FoundEvents foundEvents,
            @Variable("owner") @Nullable String run) {
        foundEvents.unread(Unread.REFUSED);
        if (Failures.isAboutPictures(
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))) {
            refusedIn = run;
        }
    }
}
