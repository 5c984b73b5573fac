package services.andreas.events.settings;

import com.google.common.base.Throwables;
import org.jspecify.annotations.Nullable;

/** Thrown for a missing or wrong setting. The message names the variable and the cure, no value. */
public class SettingsException extends RuntimeException {
    /** The exit code of a process that is configured wrongly (EX_CONFIG of sysexits.h). */
    public static final int EXIT_CODE = 78;

    public SettingsException(String variable, String problem) {
        this(variable, problem, null);
    }

    public SettingsException(String variable, String problem, @Nullable Throwable cause) {
        super(variable + ": " + problem, cause);
    }

    /** The message has the first lines of the exception and of its root cause. */
    public SettingsException(String variable, Exception cause) {
        this(variable, explain(cause), cause);
    }

    private static String explain(Throwable thrown) {
        Throwable root = Throwables.getRootCause(thrown);
        String where = firstLine(thrown);
        return root == thrown ? where : where + ": " + firstLine(root);
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }
}
