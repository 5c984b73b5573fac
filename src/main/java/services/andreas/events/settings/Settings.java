package services.andreas.events.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The settings of application.properties, each overridden by the environment variable of its name
 * in capitals, checked before anything is called; secrets are read last.
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
        new SettingsCheck(settings).all();
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
        new SettingsCheck(settings).management();
        return settings.takeListen();
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

    int integer(String name) {
        return Integer.parseInt(get(name));
    }

    private void derive() {
        listen = takeListen();
        if (!get("routes-dir").isEmpty()) {
            values.setProperty("resources", new OperatorFolder(get("routes-dir")).resources());
        }
        // gpt-4 and other makers' models refuse the parameter
        boolean reasons = get("openai.model").matches("(.*/)?(gpt-([5-9]|\\d\\d)|o\\d).*");
        if (reasons && !get("openai.reasoning-effort").isEmpty()) {
            values.setProperty("openai.reasoning-effort-sent", get("openai.reasoning-effort"));
        }
    }

    /** Its password is no property. */
    private Listen takeListen() {
        Listen taken = Listen.of(this);
        values.remove("management.password");
        return taken;
    }

    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
