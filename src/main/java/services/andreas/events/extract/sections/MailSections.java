package services.andreas.events.extract.sections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parts of a mail and the days on which they were sent: its own text, forwarded mails, quoted
 * ones. "Tomorrow" counts from the day of its part.
 */
public final class MailSections {
    /** By where they begin; a part whose day nobody knows has {@link LocalDate#MIN}. */
    private final TreeMap<Integer, LocalDate> parts = new TreeMap<>();

    private final List<String> own = new ArrayList<>();
    private final Map<Integer, LocalDate> byDepth = new HashMap<>();

    /**
     * @param text in lower case
     * @param sent when the mail was
     */
    public MailSections(String text, LocalDate sent, HeaderWords words) {
        parts.put(0, sent);
        byDepth.put(0, sent);
        List<MailLine> lines = MailLine.of(text);
        SectionHeads heads = new SectionHeads(lines, words, sent);
        for (int i = 0; i < lines.size(); i++) {
            MailLine line = lines.get(i);
            SectionHead head = heads.at(i);
            if (head == null) {
                parts.put(line.start(), dayAt(line));
                own.add(line.text());
                continue;
            }
            byDepth.keySet().removeIf(depth -> depth > line.depth());
            byDepth.put(head.depth(), head.sent() == null ? LocalDate.MIN : head.sent());
            parts.put(line.start(), byDepth.get(head.depth()));
            for (; i < head.last(); i++) {
                own.add("");
            }
            own.add("");
        }
    }

    private LocalDate dayAt(MailLine line) {
        if (line.isBlank()) {
            return parts.floorEntry(line.start()).getValue();
        }
        return byDepth.computeIfAbsent(line.depth(), unknown -> LocalDate.MIN);
    }

    /** The day on which what stands there was sent, or null where nobody knows. */
    public LocalDate sentAt(int place) {
        LocalDate day = parts.floorEntry(Math.max(0, place)).getValue();
        return day.equals(LocalDate.MIN) ? null : day;
    }

    /** The days of all parts; null among them stands for one that nobody knows. */
    public Set<LocalDate> days() {
        return parts.values().stream()
                .map(day -> day.equals(LocalDate.MIN) ? null : day)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The text without the heads of forwarded and quoted mails, whose days announce nothing. */
    public String withoutHeads() {
        return String.join("\n", own);
    }
}
