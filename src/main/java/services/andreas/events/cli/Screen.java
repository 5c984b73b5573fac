package services.andreas.events.cli;

import java.io.Console;

/** Decides whether a person watches the output, and colours it. */
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

    /** From JDK 22 on, a console exists without a terminal too, and says so. */
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

    /** Makes log lines coloured, and start each on a fresh line beside the progress bar. */
    public void setUpLog() {
        // a variable could otherwise name a file, or an address, that logs what HTTP clients send
        System.getProperties().putIfAbsent("log4j2.configurationFile", "classpath:log4j2.xml");
        if (present) {
            System.setProperty("log.start", "\r\u001b[K");
        }
        System.setProperty("log.plain", Boolean.toString(!colours));
    }

    String head(String text) {
        return in(BOLD, text);
    }

    /** Colours a text by exit code: 0 complete, 1 incomplete, others failed. */
    String verdict(int exitCode, String text) {
        return in(exitCode == 0 ? GREEN : exitCode == 1 ? YELLOW : RED, text);
    }

    private String in(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
