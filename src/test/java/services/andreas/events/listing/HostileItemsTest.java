package services.andreas.events.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import services.andreas.events.terminal.Screen;

/** Items that a stranger's mail, or a person, could have made, in every form that people read. */
class HostileItemsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String EMOJI = "\uD83C\uDF89";

    private final ItemReader reader = new ItemReader(ZONE);

    /** An attribute, its value, and the title that every reader is to see. */
    static Stream<Arguments> items() {
        return Stream.of(
                Arguments.of("title", "<script>alert(1)</script>", "<script>alert(1)</script>"),
                Arguments.of(
                        "title",
                        "</script><img src=x onerror=1>",
                        "</script><img src=x onerror=1>"),
                Arguments.of("title", "]]> & <!-- ", "]]> & <!--"),
                Arguments.of("title", "\u202Egnp.exe\u2066 \u200Fx", "gnp.exe x"),
                Arguments.of(
                        "title",
                        "One\r\nATTENDEE:mailto:a@b.example\rMETHOD:REQUEST",
                        "One ATTENDEE:mailto:a@b.example METHOD:REQUEST"),
                Arguments.of(
                        "title", "One\nEND:VEVENT\nBEGIN:VALARM", "One END:VEVENT BEGIN:VALARM"),
                Arguments.of("title", "A\u2028B\u2029C\u0085D\u000BE\fF", "A B CD E F"),
                Arguments.of(
                        "title",
                        "=HYPERLINK(\"https://evil.example\")",
                        "=HYPERLINK(\"https://evil.example\")"),
                Arguments.of("title", "+1+cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0"),
                Arguments.of("title", "-2+3", "-2+3"),
                Arguments.of("title", "@SUM(1)", "@SUM(1)"),
                Arguments.of("title", "\t=1", "=1"),
                Arguments.of("title", "\uFF1D1+1", "\uFF1D1+1"),
                Arguments.of("title", EMOJI.repeat(3000), EMOJI.repeat(500)),
                Arguments.of("title", "a;b,c\\n:d\"e", "a;b,c\\n:d\"e"),
                Arguments.of("title", "\uD800half\uFFFE\uFFFF\u0000\u001B[31m", "half[31m"),
                Arguments.of("title", "   ", "(no title)"),
                Arguments.of("title", List.of("a", "list"), "(no title)"),
                Arguments.of("source_url", "javascript:alert(1)", "Fair"),
                Arguments.of("source_url", "data:text/html,<script>1</script>", "Fair"),
                Arguments.of("source_url", "https://a.example/\"><script>", "Fair"),
                Arguments.of("source_url", "https://a.example/\r\nATTACH:x", "Fair"),
                Arguments.of("source_url", "https://a.example/" + "x".repeat(2000), "Fair"),
                Arguments.of("source_url", "https://a.example/z\u00FCrich?q=\u6771", "Fair"),
                Arguments.of("location", "Hall\r\nGEO:1;2\u202E", "Fair"),
                Arguments.of("category", "a,b;c\r\nX:1", "Fair"),
                Arguments.of("tags", List.of("a,b", "c\r\nd", 7), "Fair"),
                Arguments.of(
                        "description", "Line\r\n\r\n\r\n" + "x ".repeat(9000) + "\uD83D", "Fair"),
                Arguments.of("end_time", "2020-01-01T00:00:00Z", "Fair"),
                Arguments.of("end_time", "tomorrow", "Fair"),
                Arguments.of("end_time", "+99999-01-01T00:00:00Z", "Fair"),
                Arguments.of("start_time", "9999-12-30T23:00:00Z", "Fair"),
                Arguments.of("all_day", true, "Fair"),
                Arguments.of("timezone", "Nowhere/Land", "Fair"),
                Arguments.of("status", "\r\nSTATUS:CONFIRMED", "Fair"),
                Arguments.of("id", "../../etc/passwd", "Fair"),
                Arguments.of("id", "a\r\nb;\"<x>", "Fair"),
                Arguments.of("source_name", "<b>\u202E=1", "Fair"),
                Arguments.of("sources", Map.of("title", "<i>"), "Fair"),
                Arguments.of("updated_at", "never", "Fair"),
                Arguments.of("updated_at", "+12000-01-01T00:00:00Z", "Fair"),
                Arguments.of("updated_at", "-0005-01-01T00:00:00Z", "Fair"),
                Arguments.of("mail_date", "+12000-01-01T00:00:00Z", "Fair"),
                Arguments.of("sequence", "many", "Fair"),
                Arguments.of("sequence", 3.5, "Fair"),
                Arguments.of("sequence", -4, "Fair"),
                Arguments.of("sequence", 2_147_483_648L, "Fair"),
                Arguments.of("sequence", new BigDecimal("1E+30"), "Fair"));
    }

    @ParameterizedTest
    @MethodSource("items")
    void isReadAsTextByEveryReader(String attribute, Object value, String title) throws Exception {
        ListedEvent event = read(attribute, value).orElseThrow();

        ReadCalendar calendar = ReadCalendar.of(calendar(event));
        assertThat(calendar.events()).hasSize(1);
        String uid = calendar.events().keySet().iterator().next();
        assertThat(calendar.value(uid, "SUMMARY")).isEqualTo(title);
        assertThat(calendar.value(uid, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(calendar.value(uid, "DTSTAMP")).matches("\\d{8}T\\d{6}Z");
        assertThat(calendar.sequence(uid)).isNotNegative();
        JsonNode json = new ObjectMapper().readTree(SchemaOrg.of(event));
        assertThat(json.path("name").asText()).isEqualTo(title);
        assertThat(SchemaOrg.of(event)).doesNotContain("<", ">", "\u2028");
        Document news = xml(news(event));
        assertThat(news.getElementsByTagName("title").item(1).getTextContent()).isEqualTo(title);
        assertThat(event.url()).matches("(https?://[!-~&&[^\"<>]]+)?");
        assertThat(PageName.of(event.id())).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @MethodSource("items")
    void isNoFormulaInASpreadsheet(String attribute, Object value, String title) throws Exception {
        StringWriter sheet = new StringWriter();

        new SheetFile(sheet).add(read(attribute, value).orElseThrow());

        String row = sheet.toString().split("\r\n", 2)[1];
        assertThat(row).doesNotContainPattern("(^|[,\"])[=+@\t\uFF1D-]").endsWith("\r\n");
        assertThat(row.strip().lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("items")
    void keepsTheColumnsOfATable(String attribute, Object value, String title) throws Exception {
        ListedTable events = new ListedTable(ZONE);
        events.add(read(attribute, value).orElseThrow());

        String table = events.on(Screen.none());

        assertThat(table.lines()).hasSize(2);
        assertThat(table.lines().skip(1).findFirst().orElseThrow().codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> c == 0x202E);
    }

    @ParameterizedTest
    @CsvSource({"Cancelled", "CANCELLED", "canceled"})
    void isCancelledHoweverAPersonSpellsIt(String status) throws Exception {
        ListedEvent event = read("status", status).orElseThrow();

        ReadCalendar calendar = ReadCalendar.of(calendar(event));
        assertThat(calendar.value("3f1c", "STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    void readsValuesThatAConsoleStoredAsAnotherType() {
        assertThat(read("title", 1984).orElseThrow().title()).isEqualTo("1984");
        assertThat(read("all_day", "true").orElseThrow().allDay()).isTrue();
        assertThat(read("authenticated", "False").orElseThrow().authenticated()).isFalse();
    }

    @Test
    void aWholeDayIsADayInASpreadsheet() throws Exception {
        Map<String, Object> fair = StoredItems.event("3f1c", "Fête", "2026-12-04T15:00:00Z");
        fair.putAll(
                Map.of(
                        "all_day", true,
                        "timezone", "Asia/Tokyo",
                        "end_time", "2026-12-06T15:00:00Z"));
        StringWriter sheet = new StringWriter();

        new SheetFile(sheet).add(reader.read(StoredItems.item(fair)).orElseThrow());

        assertThat(sheet.toString()).contains("3f1c,2026-12-05,2026-12-06,true,Asia/Tokyo,Fête,");
    }

    @ParameterizedTest
    @MethodSource("items")
    void fitsANarrowTerminal(String attribute, Object value, String title) throws Exception {
        ListedTable events = new ListedTable(ZONE);
        events.add(read(attribute, value).orElseThrow());

        String table = events.on(Screen.of(40, StandardCharsets.UTF_8));

        assertThat(table.lines())
                .allSatisfy(
                        line ->
                                assertThat(line.codePoints().filter(c -> c < 0x300).count())
                                        .isLessThanOrEqualTo(40));
    }

    @ParameterizedTest
    @MethodSource("undated")
    void isNotListedWithoutAStartThatCalendarsHave(String attribute, Object value) {
        assertThat(read(attribute, value)).isEmpty();
    }

    static Stream<Arguments> undated() {
        return Stream.of(
                Arguments.of("start_time", "soon"),
                Arguments.of("start_time", "+10000-01-01T00:00:00Z"),
                Arguments.of("start_time", "-0001-01-01T00:00:00Z"),
                Arguments.of("start_time", 5),
                Arguments.of("merged_into", "another"));
    }

    private Optional<ListedEvent> read(String attribute, Object value) {
        Map<String, Object> event =
                new HashMap<>(StoredItems.event("3f1c", "Fair", "2026-12-05T19:00:00Z"));
        event.put("sender", "x");
        event.put(attribute, value);
        return reader.read(StoredItems.item(event));
    }

    private static String calendar(ListedEvent event) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        CalendarFile calendar = new CalendarFile(text);
        calendar.begin("Events", ZONE, "https://calendar.example/events.ics");
        calendar.add(event);
        calendar.end();
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String news(ListedEvent event) throws IOException {
        StringWriter text = new StringWriter();
        new NewsFile("Events", "https://calendar.example/")
                .write(List.of(new NewsFile.News(event, Instant.EPOCH)), text);
        return text.toString();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }
}
