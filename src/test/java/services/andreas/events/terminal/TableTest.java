package services.andreas.events.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.text("name"),
                    Column.cut("what", 10, 40, 0),
                    Column.cut("where", 8, 20, 1),
                    Column.number("zeros", 2),
                    Column.number("ones", 3),
                    Column.text("id"));

    @Test
    void isOneLinePerRowWhereNobodyLooks() {
        assertThat(on(Screen.none()))
                .isEqualTo(
                        """
                        name  what                                      where               zeros  ones  id
                        a     東京の夜の音楽会                          Kulturhaus am Ring      0     1  4711
                        b     A title that is much longer than any co…                          0    12  4712
                        """);
    }

    @Test
    void putsItsLastColumnBelowLeavesOutZerosAndCutsTextsWhereThereIsLittleRoom() {
        assertThat(on(Screen.of(50, StandardCharsets.UTF_8)))
                .isEqualTo(
                        """
                        name  what                where               ones
                            id
                        a     東京の夜の音楽会    Kulturhaus am Ring     1
                            4711
                        b     A title that is m…                        12
                            4712
                        """);
    }

    @Test
    void namesWhatItLeavesOut() {
        assertThat(on(Screen.of(20, StandardCharsets.UTF_8)))
                .endsWith("Too wide to show here: where, ones\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 40, 79, 80, 99, 100, 101})
    void isNeverWiderThanTheTerminal(int width) {
        for (String charset : List.of("UTF-8", "US-ASCII", "windows-1252")) {
            assertThat(on(Screen.of(width, Charset.forName(charset))).lines())
                    .filteredOn(line -> !line.startsWith("Too wide"))
                    .allMatch(line -> Cell.width(line) <= width);
        }
    }

    @Test
    void showsInNumbersWhatATerminalLacks() {
        Screen ascii = Screen.of(80, StandardCharsets.US_ASCII);

        assertThat(ascii.shown("Zürich – 東京 🎉 …"))
                .isEqualTo("Z\\u00fcrich - \\u6771\\u4eac \\ud83c\\udf89 ...");
        assertThat(Screen.of(80, Charset.forName("windows-1252")).shown("Zürich – 東京 …"))
                .isEqualTo("Zürich – \\u6771\\u4eac …");
        assertThat(on(ascii)).contains("\\u6771").isASCII();
    }

    @Test
    void wrapsBetweenWords() {
        assertThat(Cell.wrap("one two  three fourfivesix 東京の夜", 8))
                .containsExactly("one two", "three", "fourfive", "six", "東京の夜");
        assertThat(Cell.wrap("", 8)).containsExactly("");
    }

    private static String on(Screen screen) {
        Table table = new Table(COLUMNS, screen);
        table.add(List.of("a", "東京の夜の音楽会", "Kulturhaus am Ring", "0", "1", "4711"));
        String long1 = "A title that is much longer than any column of a table";
        table.add(List.of("b", long1, "", "0", "12", "4712"));
        return table.toString();
    }
}
