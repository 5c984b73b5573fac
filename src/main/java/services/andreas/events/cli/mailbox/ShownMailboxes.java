package services.andreas.events.cli.mailbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.KnownMailbox;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.settings.SettingsException;
import services.andreas.events.terminal.Column;

/**
 * The mailboxes that a command shows; one alone is not named.
 *
 * @param chosen all that the ledger knows, or the one that a person chose
 * @param all whether a person chose none
 */
public record ShownMailboxes(List<KnownMailbox> chosen, boolean all) {
    /**
     * @param called the name or the id of one, or null for all
     * @throws SettingsException if there is none of that name
     */
    public static ShownMailboxes of(Application application, @Nullable String called) {
        List<KnownMailbox> all = application.bean(KnownMailboxes.class).all();
        if (called == null) {
            return new ShownMailboxes(all, true);
        }
        List<KnownMailbox> one = all.stream().filter(known -> known.isCalled(called)).toList();
        if (one.isEmpty()) {
            throw new SettingsException("--mailbox", "no run has read a mailbox " + called);
        }
        return new ShownMailboxes(one, false);
    }

    /** Whether a message is shown. */
    public boolean has(String message) {
        String mailbox = MessageKey.of(message).mailbox();
        return all || chosen.stream().anyMatch(known -> known.id().equals(mailbox));
    }

    /** With a column for the mailbox where there are several. */
    public List<Column> column(List<Column> columns) {
        return with(Column.text("mailbox"), columns);
    }

    /** With the name of its mailbox where there are several. */
    public List<String> cell(String mailbox, List<String> cells) {
        return with(
                chosen.stream()
                        .filter(known -> known.id().equals(mailbox))
                        .findFirst()
                        .map(KnownMailbox::shown)
                        .orElse(mailbox),
                cells);
    }

    private <T> List<T> with(T first, List<T> rest) {
        List<T> all = new ArrayList<>(rest);
        if (chosen.size() > 1) {
            all.add(0, first);
        }
        return all;
    }
}
