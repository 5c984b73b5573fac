package services.andreas.events.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of application.properties. An environment variable of the same name in capitals
 * overrides a setting. All are checked before anything is called; secrets are read last.
 */
public final class Settings {
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
        String zone = get("mailbox.timezone").replace("{{timezone}}", get("timezone"));
        values.setProperty("mailbox.timezone", zone);
    }

    /**
     * @throws SettingsException if one is missing, malformed or contradicts another
     * @throws FailureException if a secret cannot be read
     */
    public static Settings of(Map<String, String> environment) {
        return of(environment, Credentials::read);
    }

    /**
     * The settings of a command that only reads the tables and needs no key.
     *
     * @throws SettingsException if one is malformed or contradicts another
     */
    public static Settings ofTables(Map<String, String> environment) {
        return of(environment, settings -> Credentials.NONE);
    }

    private static Settings of(
            Map<String, String> environment, Function<Settings, Credentials> credentials) {
        Settings settings = new Settings(defaults(), environment);
        new SettingsCheck(settings).all();
        settings.derive();
        settings.credentials = credentials.apply(settings);
        Credentials.PROPERTIES.forEach(settings.values::remove);
        return settings;
    }

    /**
     * The management port alone, whatever else is set.
     *
     * @throws SettingsException if the port is invalid
     */
    public static Listen listen(Map<String, String> environment) {
        Settings settings = new Settings(defaults(), environment);
        new SettingsCheck(settings).management();
        return settings.takeListen();
    }

    /** The values alone, for what is read before all of them are checked. */
    static Settings unchecked(Map<String, String> environment) {
        return new Settings(defaults(), environment);
    }

    /**
     * The settings of a process that reads no mailbox itself.
     *
     * @throws SettingsException if one is missing, malformed or contradicts another
     * @throws FailureException if a secret cannot be read
     */
    public static Settings ofHost(Map<String, String> environment) {
        return of(environment, Credentials::withoutMailbox);
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

    /** The properties that replace application.properties in Camel. */
    public Properties properties() {
        return values;
    }

    public Credentials credentials() {
        return credentials;
    }

    String get(String name) {
        return values.getProperty(name, "");
    }

    static String defaultOf(String name) {
        return defaults().getProperty(name, "");
    }

    void replace(String name, String value) {
        values.setProperty(name, value);
    }

    int integer(String name) {
        return Integer.parseInt(get(name));
    }

    private void derive() {
        listen = takeListen();
        if (!get("routes-dir").isEmpty()) {
            values.setProperty("resources", new OperatorFolder(get("routes-dir")).resources());
        }
        // gpt-4 and models of other vendors reject the parameter
        boolean reasons = get("openai.model").matches("(.*/)?(gpt-([5-9]|\\d\\d)|o\\d).*");
        if (reasons && !get("openai.reasoning-effort").isEmpty()) {
            values.setProperty("openai.reasoning-effort-sent", get("openai.reasoning-effort"));
        }
    }

    /** Reads the management settings, and hides the password from Camel. */
    private Listen takeListen() {
        Listen taken = Listen.of(this);
        values.remove("management.password");
        return taken;
    }

    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
