package services.andreas.events.settings;

/** A setting is missing or wrong; the message names the variable and what to do, never a value. */
public class SettingsException extends RuntimeException {
    public SettingsException(String variable, String problem) {
        this(variable, problem, null);
    }

    public SettingsException(String variable, String problem, Throwable cause) {
        super(variable + ": " + problem, cause);
    }
}
