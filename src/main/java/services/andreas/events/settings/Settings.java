package services.andreas.events.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.quartz.CronExpression;

/**
 * The settings of application.properties, each overridden by the environment variable of its name
 * in capitals, checked before anything is called; secrets are read last.
 */
public final class Settings {
    private static final List<String> NUMBERS =
            List.of(
                    "gmail.max-retries",
                    "http.timeout",
                    "openai.timeout",
                    "openai.max-retries",
                    "ingest.concurrency",
                    "ingest.max-attempts",
                    "ingest.lease",
                    "retry.delay",
                    "retry.patience");
    private static final List<String> ADDRESSES =
            List.of(
                    "gmail.root-url",
                    "openai.base-url",
                    "dynamodb.endpoint-url",
                    "secretsmanager.endpoint-url");

    /** What a server may ask for between two tries, in seconds. */
    private static final int LONGEST_WAIT = 60;

    private static final List<String> ZONES = List.of("timezone", "ingest.timezone");
    private static final List<String> TABLES = List.of("table-name", "ledger-table-name");

    private final Properties values = new Properties();
    private Listen listen;
    private Credentials credentials;

    private Settings(Properties defaults, Map<String, String> environment) {
        for (String name : new TreeSet<>(defaults.stringPropertyNames())) {
            String set = environment.getOrDefault(variable(name), "");
            if (!name.startsWith("camel.")) {
                values.setProperty(name, set.isBlank() ? defaults.getProperty(name) : set.strip());
            }
        }
        if ("".equals(environment.get("OPENAI_REASONING_EFFORT"))) {
            values.setProperty("openai.reasoning-effort", "");
        }
        String ledger = get("ledger-table-name").replace("{{table-name}}", get("table-name"));
        values.setProperty("ledger-table-name", ledger);
    }

    /**
     * @throws SettingsException when one is missing, malformed or contradicts another
     * @throws FailureException when a secret cannot be read
     */
    public static Settings of(Map<String, String> environment) {
        return of(environment, Credentials::read);
    }

    /**
     * Of a command that asks the tables alone, and need not know any key.
     *
     * @throws SettingsException when one is malformed or contradicts another
     */
    public static Settings ofTables(Map<String, String> environment) {
        return of(environment, settings -> Credentials.NONE);
    }

    private static Settings of(
            Map<String, String> environment, Function<Settings, Credentials> credentials) {
        Settings settings = new Settings(defaults(), environment);
        settings.check();
        settings.derive();
        settings.credentials = credentials.apply(settings);
        Credentials.PROPERTIES.forEach(settings.values::remove);
        return settings;
    }

    /**
     * Where a process that runs the schedule can be asked how it is, whatever else is set.
     *
     * @throws SettingsException when the port is none
     */
    public static Listen listen(Map<String, String> environment) {
        Settings settings = new Settings(defaults(), environment);
        settings.checkManagement();
        return settings.listen;
    }

    /**
     * @param port 0 for any that is free
     * @param console whether Hawtio is there, too
     * @param password of the console, empty where it asks for none
     */
    public record Listen(String host, int port, boolean console, String password) {
        /** Whether only this machine can connect. */
        public boolean isLoopback() {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }

    public Listen listen() {
        return listen;
    }

    private static Properties defaults() {
        Properties defaults = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream("/application.properties")) {
            defaults.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("application.properties cannot be read", e);
        }
        return defaults;
    }

    /** What Camel is to use instead of application.properties. */
    public Properties properties() {
        return values;
    }

    public Credentials credentials() {
        return credentials;
    }

    String get(String name) {
        return values.getProperty(name, "");
    }

    private void check() {
        NUMBERS.forEach(name -> number(name, 1));
        number("ingest.token-budget", 0);
        checkManagement();
        ADDRESSES.stream().filter(name -> !get(name).isEmpty()).forEach(this::address);
        lease();
        ZONES.forEach(this::zone);
        if (!CronExpression.isValidExpression(get("ingest.cron"))) {
            throw new SettingsException(
                    "INGEST_CRON", "must be a Quartz schedule such as 0 0 17 ? * MON");
        }
        TABLES.forEach(this::table);
        if (get("table-name").equals(get("ledger-table-name"))) {
            throw new SettingsException("LEDGER_TABLE_NAME", "must differ from TABLE_NAME");
        }
        flag("create-tables");
        if (!get("routes-dir").isEmpty()) {
            OperatorFolder folder = new OperatorFolder(get("routes-dir"));
            folder.check();
            values.setProperty("resources", folder.resources());
        }
    }

    private void derive() {
        // gpt-4 and other makers' models refuse the parameter
        boolean reasons = get("openai.model").matches("(.*/)?(gpt-([5-9]|\\d\\d)|o\\d).*");
        if (reasons && !get("openai.reasoning-effort").isEmpty()) {
            values.setProperty("openai.reasoning-effort-sent", get("openai.reasoning-effort"));
        }
    }

    private void number(String name, int least) {
        try {
            if (Integer.parseInt(get(name)) >= least) {
                return;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new SettingsException(
                variable(name), "must be a whole number, " + least + " or more");
    }

    private void checkManagement() {
        number("management.port", 0);
        if (integer("management.port") > 65_535) {
            throw new SettingsException("MANAGEMENT_PORT", "must be 65535 or less");
        }
        flag("management.console");
        listen =
                new Listen(
                        get("management.host"),
                        integer("management.port"),
                        Boolean.parseBoolean(get("management.console")),
                        get("management.password"));
        values.remove("management.password");
        if (listen.console() && listen.password().isEmpty() && !listen.isLoopback()) {
            throw new SettingsException(
                    "MANAGEMENT_PASSWORD",
                    "must be set for a console that more than this machine can reach");
        }
    }

    private void flag(String name) {
        if (!Set.of("true", "false").contains(get(name).toLowerCase(Locale.ROOT))) {
            throw new SettingsException(variable(name), "must be true or false");
        }
    }

    /** A slow model must never lose a healthy claim. */
    private void lease() {
        int longest =
                longest(integer("gmail.max-retries"), integer("http.timeout"))
                        + longest(integer("openai.max-retries"), integer("openai.timeout"));
        if (longest > integer("ingest.lease")) {
            throw new SettingsException(
                    "INGEST_LEASE",
                    String.format(
                            "must be %d or more: all tries of one message may take as long with"
                                    + " OPENAI_TIMEOUT, OPENAI_MAX_RETRIES, HTTP_TIMEOUT,"
                                    + " GMAIL_MAX_RETRIES and RETRY_PATIENCE as they are",
                            longest));
        }
    }

    /** All tries of one call, in seconds, also where each is rejected for its rate. */
    private int longest(int tries, int timeout) {
        int one = timeout + LONGEST_WAIT;
        return Math.max(tries * one, integer("retry.patience") + one);
    }

    private int integer(String name) {
        return Integer.parseInt(get(name));
    }

    private void address(String name) {
        try {
            URI uri = URI.create(get(name));
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new SettingsException(
                variable(name), "must be an address such as https://host:port/path");
    }

    private void zone(String name) {
        try {
            ZoneId.of(get(name));
        } catch (DateTimeException e) {
            throw new SettingsException(
                    variable(name), "must be an IANA time zone such as America/New_York");
        }
    }

    private void table(String name) {
        if (!get(name).matches("[A-Za-z0-9_.-]{3,255}")) {
            throw new SettingsException(
                    variable(name),
                    "must be 3 to 255 letters, digits, dots, dashes or underscores");
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
