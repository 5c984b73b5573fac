package services.andreas.events.merge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labelled pairs; merging/pairs.txt says how they are written. */
record Pairs(List<Pair> pairs) {
    enum Verdict {
        SAME,
        DIFFERENT,
        UNCLEAR
    }

    record Pair(Verdict verdict, Map<String, Object> one, Map<String, Object> other, String text) {}

    private static final Map<String, String> MEMBERS =
            Map.of(
                    "from", "source_domain",
                    "sequence", "ical_sequence",
                    "recurrence", "recurrence_id");

    static Pairs read(String file) throws IOException {
        String text;
        try (InputStream in = Pairs.class.getResourceAsStream("/merging/" + file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines =
                text.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 3) {
            pairs.add(
                    new Pair(
                            Verdict.valueOf(lines.get(i).toUpperCase(java.util.Locale.ROOT)),
                            event(lines.get(i + 1), 1),
                            event(lines.get(i + 2), 2),
                            lines.get(i + 1) + "  <->  " + lines.get(i + 2)));
        }
        return new Pairs(pairs);
    }

    private static Map<String, Object> event(String line, int number) {
        String[] parts = line.split(" ~ ");
        Map<String, Object> event = new HashMap<>();
        event.put("title", parts[0]);
        event.put("email_id", "m" + number);
        event.put("mail_date", "2026-11-2" + number + "T09:00:00Z");
        event.put("source_domain", "oldmill.example");
        if (!parts[1].equals("-")) {
            event.put("location", parts[1]);
        }
        String year = "2026";
        for (int i = 3; i < parts.length; i++) {
            String[] member = parts[i].split("=", 2);
            String name = MEMBERS.getOrDefault(member[0], member[0]);
            switch (name) {
                case "year" -> year = member[1];
                case "quotes" -> event.put("quotes", Map.of("start_time", member[1]));
                case "ical_sequence" -> event.put(name, Integer.valueOf(member[1]));
                default -> event.put(name, member[1]);
            }
        }
        start(parts[2], year, event);
        return event;
    }

    private static void start(String start, String year, Map<String, Object> event) {
        if (start.equals("-")) {
            return;
        }
        boolean day = !start.contains("T");
        LocalDateTime local =
                day
                        ? LocalDate.parse(year + "-" + start).atStartOfDay()
                        : LocalDateTime.parse(year + "-" + start);
        event.put("start_time", local.toInstant(ZoneOffset.UTC).toString());
        event.put("all_day", day);
    }
}
