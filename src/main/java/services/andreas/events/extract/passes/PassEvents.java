package services.andreas.events.extract.passes;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.TITLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Zone;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.html.PlainText;
import services.andreas.events.mail.mime.PassPart;
import services.andreas.events.recurrence.CalendarTime;

/** The source of wallet passes: the events of tickets, each once. */
public final class PassEvents {
    private static final String SOURCE = "pass";

    private final ObjectMapper json = new ObjectMapper();
    private final Zone zone;

    /**
     * @param zone IANA zone of times that name none
     */
    public PassEvents(String zone) {
        this.zone = Zone.of(ZoneId.of(zone));
    }

    /** Adds the events of a mail's passes. */
    public void read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        List<Event> told = new ArrayList<>();
        for (PassPart part : mail.passes()) {
            TicketPass pass = pass(part);
            Event event = pass == null ? null : event(pass);
            if (event != null) {
                told.add(event);
            } else if (pass == null || pass.isOfAnEvent()) {
                foundEvents.miss();
                foundEvents.leaveOut();
            }
        }
        foundEvents.add(told);
    }

    private @Nullable TicketPass pass(PassPart part) {
        try {
            JsonNode tree = json.readTree(part.json());
            return new TicketPass(tree, new PassStrings(part.strings()));
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    /** Returns null for a pass of something else, and for one without a name or a time. */
    private @Nullable Event event(TicketPass pass) {
        String title = PlainText.line(pass.title());
        CalendarTime start = CalendarTime.parse(pass.start(), zone);
        if (!pass.isOfAnEvent() || title.isEmpty() || start == null) {
            return null;
        }
        CalendarTime end = CalendarTime.parse(pass.end(), zone);
        Instant from = start.instant(zone, zone);
        EventBuilder event = new EventBuilder(SOURCE).put(TITLE, title);
        event.put(LOCATION, PlainText.line(pass.place()));
        event.times(
                from,
                end == null ? null : end.instant(zone, zone),
                start.isDate(),
                start.in(zone, zone).id());
        return event.needsReview(pass.isVoid() ? "its ticket is void" : null).build();
    }
}
