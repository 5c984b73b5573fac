package services.andreas.events.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import services.andreas.events.settings.LastMade;

/** The lists of the files in {@code words/}, which say what each list is for. */
public final class WordLists {
    private static final LastMade<Map<String, String>, WordLists> LAST = new LastMade<>();

    private final Map<String, Record> lists;
    private final Map<Class<?>, Object> made = new HashMap<>();

    public record Names(
            Map<Month, List<String>> months,
            Map<DayOfWeek, List<String>> weekdays,
            Map<DayOfWeek, List<String>> shortWeekdays) {}

    public record Days(
            List<String> today,
            List<String> tonight,
            List<String> tomorrow,
            List<String> afterTomorrow,
            List<String> noDays,
            Map<String, List<String>> feasts,
            List<String> partsOfDay,
            List<String> next,
            List<String> coming,
            List<String> weekFrom,
            List<String> weekLater,
            Map<Integer, List<String>> ordinals,
            List<String> month,
            List<String> besideMonth,
            List<String> counted,
            List<String> midnight,
            List<String> noon,
            List<String> at,
            List<String> ofTwelve,
            List<ZoneId> monthFirst) {}

    public record DayCounts(
            Map<Integer, List<String>> units,
            List<String> before,
            List<String> behind,
            Map<Integer, List<String>> numbers) {}

    public record Clock(
            Map<Integer, List<String>> beforeHour,
            List<String> halfTo,
            Map<Integer, List<String>> afterHour,
            List<String> hour,
            List<String> evening,
            List<String> morning,
            List<String> and) {}

    public record Headers(
            List<String> from,
            List<String> date,
            List<String> to,
            List<String> subject,
            List<String> wrote) {}

    public record Repetitions(List<String> every, List<String> everyOther, List<String> except) {}

    public record Numbers(
            Map<Integer, List<String>> cardinals,
            Map<Integer, List<String>> ordinals,
            Map<Integer, List<String>> hours) {}

    public record States(
            List<String> cancelled,
            List<String> cancelledInText,
            List<String> confirmed,
            List<String> soldOut,
            List<String> soldOutInText,
            List<String> tentative,
            List<String> moved) {}

    public record Fillers(List<String> common, List<String> titles, List<String> places) {}

    public record IncidentalDates(
            List<String> before,
            List<String> between,
            List<String> deadlines,
            List<String> former,
            List<String> insteadOf,
            List<String> doors) {}

    /** Common ones are by the code of their language (ISO 639). */
    public record Occasions(
            Map<String, List<String>> common, Map<String, List<String>> occasions) {}

    public record Links(
            List<String> tracking, List<String> ignored, Map<String, List<String>> redirects) {}

    public record Zones(
            Map<String, ZoneId> names,
            Map<String, ZoneId> venues,
            Map<ZoneId, List<String>> cities,
            List<String> of,
            Map<String, ZoneId> phones,
            List<Language> languages) {}

    public record Language(List<String> words, List<ZoneId> zones) {}

    private WordLists(Map<String, String> texts) {
        lists = WordFiles.read(texts);
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and a folder, with a slash at its end; a
     *     file that the folder does not have is ours
     */
    public static WordLists load(String root) {
        return LAST.of(WordFiles.texts(root), WordLists::new);
    }

    /** What is made of the lists, such as their words in lower case: once for all that read. */
    public synchronized <T> T made(Class<T> type, Function<WordLists, T> maker) {
        if (!made.containsKey(type)) {
            made.put(type, maker.apply(this));
        }
        return type.cast(made.get(type));
    }

    /** The words of {@code states/moved}, a list, or of {@code states}, a file; null for none. */
    List<String> named(String path) {
        Record file = lists.get(path.replaceFirst("/.*", ""));
        JsonNode node = file == null ? null : WordFiles.tree(file);
        for (String member : path.replaceFirst("^[^/]*/?", "").split("/")) {
            node = node == null || member.isEmpty() ? null : node.get(member);
        }
        return node == null ? null : WordFiles.words(node);
    }

    /** As CLDR has them. */
    public Names calendar() {
        return (Names) lists.get("calendar");
    }

    /** As CLDR does not have them. */
    public Names spellings() {
        return (Names) lists.get("spellings");
    }

    public Days days() {
        return (Days) lists.get("days");
    }

    public DayCounts dayCounts() {
        return (DayCounts) lists.get("day-counts");
    }

    public Clock clock() {
        return (Clock) lists.get("clock");
    }

    public Headers headers() {
        return (Headers) lists.get("headers");
    }

    public Repetitions repetitions() {
        return (Repetitions) lists.get("repetitions");
    }

    public Numbers numbers() {
        return (Numbers) lists.get("numbers");
    }

    public States states() {
        return (States) lists.get("states");
    }

    public Fillers fillers() {
        return (Fillers) lists.get("fillers");
    }

    public IncidentalDates incidentalDates() {
        return (IncidentalDates) lists.get("incidental-dates");
    }

    public Occasions occasions() {
        return (Occasions) lists.get("occasions");
    }

    public Links links() {
        return (Links) lists.get("links");
    }

    public Zones zones() {
        return (Zones) lists.get("zones");
    }
}
