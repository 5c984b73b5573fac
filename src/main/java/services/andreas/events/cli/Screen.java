package services.andreas.events.cli;

import java.io.Console;

/** Whether a person looks at what the program prints. */
public final class Screen {
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String GREEN = "32";
    private static final String BOLD = "1";

    private final boolean present;
    private final boolean colours;

    private Screen(boolean present, boolean colours) {
        this.present = present;
        this.colours = colours;
    }

    public static Screen current() {
        boolean present = isPresent(System.console()) && System.getenv("TERM") != null;
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Screen(present, present && !plain);
    }

    /** From JDK 22 on there is a console also where there is no terminal, and it knows. */
    private static boolean isPresent(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    boolean isPresent() {
        return present;
    }

    /** Has log lines in colours, and each at the start of a line, where progress is shown too. */
    public void setUpLog() {
        if (present) {
            System.setProperty("log.start", "\r\u001b[K");
        }
        System.setProperty("log.plain", Boolean.toString(!colours));
    }

    String head(String text) {
        return in(BOLD, text);
    }

    /** In the colour of an exit code: 0 is good, 1 left something over, others are failures. */
    String verdict(int exitCode, String text) {
        return in(exitCode == 0 ? GREEN : exitCode == 1 ? YELLOW : RED, text);
    }

    private String in(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
