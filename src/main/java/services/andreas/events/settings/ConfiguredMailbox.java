package services.andreas.events.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One mailbox of {@code mailboxes.yaml}.
 *
 * @param name under which reports show it
 * @param credentials a file beside this one, or the ARN of a secret
 * @param delegate the address to read with the key of a service account; empty for credentials that
 *     gmail-token wrote
 * @param query in Gmail's search box
 * @param timezone of times in its mails that name none, and of its schedule
 * @param cron when {@code schedule} reads it
 * @param feed file of a calendar of the events that its mails mention; empty for none
 */
public record ConfiguredMailbox(
        String name,
        String credentials,
        String delegate,
        String query,
        String timezone,
        String cron,
        String feed) {
    private static final List<String> CREDENTIALS =
            List.of("GMAIL_SECRET_ARN", "GMAIL_CREDENTIALS_JSON", "GMAIL_CREDENTIALS_FILE");

    public ConfiguredMailbox {
        check(
                name.matches("[a-z0-9][a-z0-9-]{0,40}") && !isValue(name),
                "'" + name + "' is no name such as anna: letters, digits and dashes");
        check(!credentials.isBlank(), name + " has no credentials");
        check(
                delegate.isEmpty() || delegate.matches("[^@\\s]{1,64}@[^@\\s]{1,255}"),
                "delegate of " + name + " must be an address, or ''");
        check(!query.isBlank(), name + " has no query");
        check(
                SettingForms.isZone(timezone),
                "timezone of " + name + " must be one such as Europe/Zurich");
        check(
                SettingForms.isSchedule(cron),
                "cron of "
                        + name
                        + " must be a Quartz schedule such as 0 0 17 ? * MON, and due some day");
        if (!feed.isEmpty()) {
            CalendarName.check(feed);
        }
    }

    public boolean hasFeed() {
        return !feed.isEmpty();
    }

    /** Camel makes numbers and booleans of these, where beans take texts. */
    static boolean isValue(String text) {
        return text.matches("[0-9]+|true|false");
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * The environment in which a process would read this mailbox alone.
     *
     * @param others the variables that hold for all
     * @param folder that of {@code mailboxes.yaml}
     */
    Map<String, String> environment(Map<String, String> others, Path folder) {
        Map<String, String> own = new HashMap<>(others);
        own.keySet().removeAll(CREDENTIALS);
        if (credentials.startsWith("arn:")) {
            own.put("GMAIL_SECRET_ARN", credentials);
        } else {
            own.put("GMAIL_CREDENTIALS_FILE", folder.resolve(credentials).toString());
        }
        own.put("GMAIL_DELEGATE", delegate);
        own.put("GMAIL_QUERY", query);
        own.put("MAILBOX_NAME", name);
        own.put("MAILBOX_TIMEZONE", timezone);
        own.put("INGEST_CRON", cron);
        own.put("INGEST_TIMEZONE", timezone);
        return own;
    }
}
