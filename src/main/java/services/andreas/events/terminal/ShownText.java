package services.andreas.events.terminal;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Text for a terminal that may lack signs: what it lacks appears as its number, never as "?". */
final class ShownText {
    private static final Map<Integer, String> PLAIN =
            Map.of((int) '…', "...", (int) '–', "-", (int) '—', "-", (int) '’', "'");

    private final Charset charset;
    private final boolean isWhole;

    ShownText(Charset charset) {
        this.charset = charset;
        this.isWhole = charset.name().startsWith("UTF-");
    }

    /** Such as {@code Z\u00fcrich} where there is no ü. */
    String of(String text) {
        if (isWhole) {
            return text;
        }
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(
                        sign -> {
                            String one = Character.toString(sign);
                            shown.append(encoder.canEncode(one) ? one : number(sign));
                        });
        return shown.toString();
    }

    private static String number(int sign) {
        return PLAIN.getOrDefault(
                sign,
                Character.toString(sign)
                        .chars()
                        .mapToObj(unit -> String.format("\\u%04x", unit))
                        .collect(Collectors.joining()));
    }

    PrintStream stream(OutputStream out) {
        return new PrintStream(new BufferedOutputStream(out), true, charset) {
            @Override
            public void print(String text) {
                super.print(of(String.valueOf(text)));
            }
        };
    }
}
