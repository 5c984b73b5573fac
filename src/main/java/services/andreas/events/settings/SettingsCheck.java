package services.andreas.events.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Checks settings, each one and in combination. */
record SettingsCheck(Settings settings) {
    private static final List<String> NUMBERS =
            List.of(
                    "gmail.max-retries",
                    "http.timeout",
                    "openai.timeout",
                    "openai.max-retries",
                    "ingest.concurrency",
                    "ingest.max-attempts",
                    "ingest.lease",
                    "ingest.message-deadline",
                    "ingest.run-deadline",
                    "mailboxes.at-once",
                    "work.shares",
                    "retry.delay");
    private static final List<String> ADDRESSES =
            List.of(
                    "gmail.root-url",
                    "openai.base-url",
                    "dynamodb.endpoint-url",
                    "secretsmanager.endpoint-url",
                    "s3.endpoint-url",
                    "queue.url",
                    "sqs.endpoint-url",
                    "publish.url");

    private static final Pattern QUOTED =
            Pattern.compile("\\s*(?:\"[^\"]*\"|'[^']*')\\s*", Pattern.DOTALL);

    /** Of a query: label:Events. */
    private static final Pattern OPERATOR = Pattern.compile("\\w:");

    private static final List<String> ZONES =
            List.of("timezone", "mailbox.timezone", "ingest.timezone");
    private static final List<String> TABLES = List.of("table-name", "ledger-table-name");

    /**
     * @throws SettingsException for the first wrong setting
     */
    void all() {
        settings.properties().stringPropertyNames().stream().sorted().forEach(this::unquoted);
        NUMBERS.forEach(name -> number(name, 1));
        number("retry.patience", 0);
        number("ingest.token-budget", 0);
        management();
        ADDRESSES.stream().filter(name -> !settings.get(name).isEmpty()).forEach(this::address);
        deadline();
        ZONES.forEach(this::zone);
        require(
                CronExpression.isValidExpression(settings.get("ingest.cron")),
                "ingest.cron",
                "must be a Quartz schedule such as 0 0 17 ? * MON");
        TABLES.forEach(this::table);
        require(
                !settings.get("table-name").equals(settings.get("ledger-table-name")),
                "ledger-table-name",
                "must differ from TABLE_NAME");
        flag("create-tables");
        require(
                Set.of("direct", "batch").contains(settings.get("openai.mode")),
                "openai.mode",
                "must be direct or batch");
        require(
                settings.get("publish.to")
                        .matches("(?![A-Za-z][A-Za-z0-9+.-]+:|~).*|s3://[a-z0-9.-]{3,63}(/.*)?"),
                "publish.to",
                "must be a folder, or an address such as s3://bucket/prefix");
        if (!settings.get("routes-dir").isEmpty()) {
            new OperatorFolder(settings.get("routes-dir")).check();
        }
    }

    /**
     * @throws SettingsException if the port is invalid, or the console would be open to others
     */
    void management() {
        number("management.port", 0);
        require(
                settings.integer("management.port") <= 65_535,
                "management.port",
                "must be 65535 or less");
        flag("management.console");
        Listen listen = Listen.of(settings);
        require(
                !listen.console() || !listen.password().isEmpty() || listen.isLoopback(),
                "management.password",
                "must be set if others than this machine can reach the console");
    }

    /** Docker's --env-file and others keep quotes; in a query they may mean a phrase. */
    private void unquoted(String name) {
        String value = settings.get(name);
        boolean isPhrase = name.equals("gmail.query") && !OPERATOR.matcher(value).find();
        require(
                isPhrase || !QUOTED.matcher(value).matches(),
                name,
                "must not stand in quotes: they are part of the value");
    }

    private static void require(boolean holds, String name, String problem) {
        if (!holds) {
            throw new SettingsException(Settings.variable(name), problem);
        }
    }

    void number(String name, int least) {
        require(
                isNumber(settings.get(name), least),
                name,
                "must be a whole number, " + least + " or more");
    }

    private static boolean isNumber(String value, int least) {
        try {
            return Integer.parseInt(value) >= least;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void flag(String name) {
        boolean flag =
                Set.of("true", "false").contains(settings.get(name).toLowerCase(Locale.ROOT));
        require(flag, name, "must be true or false");
    }

    /** A slow service must not be taken for a message that does not end. */
    private void deadline() {
        int longest = new LongestStep(settings).seconds();
        require(
                longest <= settings.integer("ingest.message-deadline"),
                "ingest.message-deadline",
                "must be "
                        + longest
                        + " or more: all tries of one call can take that long with"
                        + " OPENAI_TIMEOUT, OPENAI_MAX_RETRIES, HTTP_TIMEOUT,"
                        + " GMAIL_MAX_RETRIES and RETRY_PATIENCE as they are");
    }

    private void address(String name) {
        require(
                isAddress(settings.get(name)),
                name,
                "must be an address such as https://host:port/path");
    }

    static boolean isAddress(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getScheme().matches("https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void zone(String name) {
        require(
                isZone(settings.get(name)),
                name,
                "must be an IANA time zone such as America/New_York");
    }

    static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void table(String name) {
        require(
                settings.get(name).matches("[A-Za-z0-9_.-]{3,255}")
                        && !ConfiguredMailbox.isValue(settings.get(name)),
                name,
                "must be 3 to 255 letters, digits, dots, dashes or underscores, and no number");
    }
}
