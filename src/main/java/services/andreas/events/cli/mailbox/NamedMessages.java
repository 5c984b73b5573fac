package services.andreas.events.cli.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import services.andreas.events.app.Application;
import services.andreas.events.ledger.KnownMailbox;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.mail.MessageKey;

/**
 * The messages that a person names, by Gmail's id or by the key that logs show.
 *
 * @param own keys of those that the ledger knows of our mailbox
 * @param unknown keys of those that may be of our mailbox, but that the ledger does not know
 * @param others what to say of those in other mailboxes
 */
public record NamedMessages(List<String> own, List<String> unknown, List<String> others) {
    /** The exit code of a run that leaves something undone. */
    private static final int LEFT = 1;

    /**
     * @param mailbox the id of ours
     * @param ids Gmail's ids, or keys
     */
    public static NamedMessages of(
            Application application, String mailbox, Collection<String> ids) {
        NamedMessages named =
                new NamedMessages(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (ids.isEmpty()) {
            return named;
        }
        OpenMessages messages = application.bean(OpenMessages.class);
        List<KnownMailbox> mailboxes = application.bean(KnownMailboxes.class).all();
        Set<String> keys = new LinkedHashSet<>();
        ids.forEach(id -> keys.add(MessageKey.in(mailbox, id)));
        Set<String> known = messages.known(keys);
        for (String key : keys) {
            MessageKey message = MessageKey.of(key);
            if (!message.mailbox().equals(mailbox)) {
                named.others.add(refusal(message.gmailId(), shown(message.mailbox(), mailboxes)));
            } else if (known.contains(key)) {
                named.own.add(key);
            } else {
                named.lookElsewhere(message, messages, mailboxes);
            }
        }
        return named;
    }

    private void lookElsewhere(
            MessageKey message, OpenMessages messages, List<KnownMailbox> mailboxes) {
        Set<String> there =
                messages.known(
                        mailboxes.stream()
                                .map(other -> MessageKey.in(other.id(), message.gmailId()))
                                .toList());
        if (there.isEmpty()) {
            unknown.add(message.toString());
            return;
        }
        String mailbox = MessageKey.of(there.iterator().next()).mailbox();
        others.add(refusal(message.gmailId(), shown(mailbox, mailboxes)));
    }

    private static String shown(String mailbox, List<KnownMailbox> mailboxes) {
        return mailboxes.stream()
                .filter(known -> known.id().equals(mailbox))
                .findFirst()
                .map(KnownMailbox::shown)
                .orElse(mailbox);
    }

    private static String refusal(String id, String mailbox) {
        return "Message %s is of mailbox %s, which these credentials are not for"
                .formatted(id, mailbox);
    }

    /** A line about what is not worked on because of its mailbox. */
    public void tellOthers() {
        others.forEach(System.err::println);
    }

    /** A line about what the ledger does not know. */
    public void tellUnknown() {
        if (!unknown.isEmpty()) {
            System.err.println(
                    "The ledger knows no message "
                            + unknown.stream()
                                    .map(MessageKey::gmailId)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** The exit code, where the work itself ended with this one. */
    public int exitCode(int code) {
        return others.isEmpty() && unknown.isEmpty() ? code : Math.max(code, LEFT);
    }
}
