package services.andreas.events.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

/** A calendar as ical4j reads it, strictly. */
public record ReadCalendar(Calendar calendar, Map<String, VEvent> events) {

    /** Checks its lines, and what must not be there. */
    public static ReadCalendar of(String text) {
        assertThat(text.split("\r\n"))
                .allSatisfy(
                        line -> {
                            assertThat(line.getBytes(StandardCharsets.UTF_8))
                                    .hasSizeLessThanOrEqualTo(75);
                            assertThat(line.codePoints())
                                    .noneMatch(Character::isISOControl)
                                    .noneMatch(c -> c == 0x202E || c == 0x2066 || c == 0x200F);
                        });
        assertThat(text.replace("\r\n ", ""))
                .doesNotContainPattern("(?m)^(METHOD|ATTENDEE|ORGANIZER|ATTACH|BEGIN:VALARM)");
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            calendar.validate(true);
            Map<String, VEvent> events = new TreeMap<>();
            List<VEvent> all = calendar.getComponents("VEVENT");
            all.forEach(
                    event ->
                            events.put(
                                    event.getRequiredProperty("UID")
                                            .getValue()
                                            .replaceFirst("@events\\.andreas\\.services$", ""),
                                    event));
            assertThat(events).hasSameSizeAs(all);
            return new ReadCalendar(calendar, events);
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Returns null where an event does not say it. */
    public String value(String id, String property) {
        return events.get(id).getProperty(property).map(Property::getValue).orElse(null);
    }

    public int sequence(String id) {
        return Integer.parseInt(value(id, "SEQUENCE"));
    }
}
