package services.andreas.events.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;

/** The terminal of a person who watches the output, if one does: its width, colours and signs. */
public final class Screen {
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String GREEN = "32";
    private static final String BOLD = "1";
    private static final int USUAL_WIDTH = 80;

    private final boolean present;
    private final boolean colours;
    private final Supplier<Integer> width;
    private final ShownText signs;

    private Screen(boolean present, boolean colours, Supplier<Integer> width, Charset charset) {
        this.present = present;
        this.colours = colours;
        this.width = width;
        this.signs = new ShownText(charset);
    }

    /** The terminal of this process; elsewhere, such as in a pipe, output is UTF-8. */
    public static Screen current() {
        Console console = System.console();
        boolean present = isPresent(console) && System.getenv("TERM") != null;
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Screen(
                present,
                present && !plain,
                Screen::currentWidth,
                present ? console.charset() : StandardCharsets.UTF_8);
    }

    /** A terminal without colours. */
    public static Screen of(int width, Charset charset) {
        return new Screen(true, false, () -> width, charset);
    }

    /** No terminal: a file or a pipe. */
    public static Screen none() {
        return new Screen(false, false, () -> USUAL_WIDTH, StandardCharsets.UTF_8);
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

    private static int currentWidth() {
        int width = number(Objects.toString(System.getenv("COLUMNS"), ""));
        return width > 0 ? width : askedWidth();
    }

    /** Rows and columns, as the command stty tells them where there is one. */
    private static int askedWidth() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String size = new String(stty.getInputStream().readNBytes(100), StandardCharsets.UTF_8);
            int width = number(size.substring(size.indexOf(' ') + 1).strip());
            return width > 0 ? width : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    public boolean isPresent() {
        return present;
    }

    /** Columns. */
    int width() {
        return width.get();
    }

    /** The text, with signs of this terminal only. */
    String shown(String text) {
        return signs.of(text);
    }

    /** Has all output of this process show, and gives log lines colours. */
    public void setUp() {
        System.setOut(signs.stream(new FileOutputStream(FileDescriptor.out)));
        System.setErr(signs.stream(new FileOutputStream(FileDescriptor.err)));
        // a variable could otherwise name a file, or an address, that logs what HTTP clients send
        System.getProperties().putIfAbsent("log4j2.configurationFile", "classpath:log4j2.xml");
        if (present) {
            // starts each log line on a fresh line beside the progress bar
            System.setProperty("log.start", "\r\u001b[K");
        }
        System.setProperty("log.plain", Boolean.toString(!colours));
        // like other settings, without the blanks around it
        String format = System.getenv().getOrDefault("LOG_FORMAT", "");
        System.setProperty("log.format", format.strip());
    }

    public String head(String text) {
        return in(BOLD, text);
    }

    /** Colours a text by exit code: 0 complete, 1 incomplete, others failed. */
    public String verdict(int exitCode, String text) {
        return in(exitCode == 0 ? GREEN : exitCode == 1 ? YELLOW : RED, text);
    }

    private String in(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
