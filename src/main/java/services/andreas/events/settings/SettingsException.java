package services.andreas.events.settings;

/** Thrown for a missing or wrong setting. The message names the variable and the cure, no value. */
public class SettingsException extends RuntimeException {
    public SettingsException(String variable, String problem) {
        this(variable, problem, null);
    }

    public SettingsException(String variable, String problem, Throwable cause) {
        super(variable + ": " + problem, cause);
    }
}
