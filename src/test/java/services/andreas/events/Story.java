package services.andreas.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What many mails tell of a few events. Every mention of the story has days, senders and UIDs of
 * its own, so that many of them fit into the same tables.
 */
final class Story {
    private static final String CHOIR = "Chamber Choir";
    private static final Instant FIRST_MAIL = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-12-05T00:00:00Z");

    /** So far apart that nothing of one is near anything of another. */
    private static final Duration APART = Duration.ofDays(400);

    record Letter(String id, List<Map<String, Object>> events) {}

    /**
     * What a person decides once a mail has come.
     *
     * @param mail the mail that mentions the event
     * @param title of the event in it
     * @param decision its name, and what else it takes
     */
    record Ruling(String mail, String title, List<String> decision) {}

    private final int number;
    private final List<Letter> letters = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();

    Story(int number) {
        this.number = number;
        write();
    }

    List<Letter> letters() {
        return letters;
    }

    List<Ruling> rulings() {
        return rulings;
    }

    /** A text of this story as every other one has it. */
    String common(String text) {
        String common = text.replace("-s" + number + "-", "").replace("s" + number + ".", "");
        for (String word : text.split("[^0-9TZ:.-]+")) {
            if (word.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
                Instant time = Instant.parse(word).minus(APART.multipliedBy(number));
                common = common.replace(word, time.toString());
            }
        }
        return common;
    }

    private void write() {
        mail("announcement", 1, concert("Nightwish", "20:00"));
        mail("reminder", 3, concert("Reminder: Nightwish 🤘", "20:00"));
        mail(
                "digest",
                4,
                from("citynews", concert("NIGHTWISH", "20:00")),
                from("citynews", event("Jazz Night (early show)", day(1, "19:00"), "Moods")),
                from("citynews", event("Winter Market", day(2, null), "Market Square")));
        mail("support", 5, concert("Nightwish + Beast in Black", "20:00"));
        mail(
                "earlier",
                6,
                with(
                        concert("Nightwish", "19:00"),
                        "description",
                        "New start: now starts at seven."));
        mail(
                "elsewhere",
                7,
                with(
                        concert("Nightwish &amp; Beast in Black", "19:00"),
                        "location",
                        "Alte Muehle, Zürich"));
        mail("sold-out", 8, with(concert("Nightwish (sold out)", "19:00"), "sold_out", true));
        mail("late-digest", 9, concert("Nightwish", "20:00"));

        mail(
                "jazz",
                2,
                event("Jazz Night - Early Show", day(1, "19:00"), "Moods"),
                event("Jazz Night - Late Show", day(1, "22:00"), "Moods"));
        mail("jazz-again", 6, event("Jazz Night", day(1, "22:00"), "Moods, Schiffbaustrasse 6"));
        mail(
                "ballet",
                2,
                event("The Nutcracker", day(3, "19:30"), "Opernhaus"),
                event("The Nutcracker (Matinée)", day(3, "14:00"), "Opera House"));

        mail("winter", 2, event("Winter Concert", day(5, "17:00"), "Stadtkirche"));
        mail(
                "winter-moved",
                7,
                with(
                        event("Winter Concert", day(12, "17:00"), "Stadtkirche"),
                        "description",
                        "The concert has been moved to the 17th."));
        mail("winter-again", 8, event("Winter Concert", day(12, "17:00"), "Stadtkriche"));

        mail("food", 2, event("Street Food Festival 2026", day(6, null), "Bahnhofplatz"));
        mail("food-next", 9, event("Street Food Festival 2027", day(370, null), "Bahnhofplatz"));

        mail("offsite", 3, invitation("Team Offsite", 9, "offsite", 0, "REQUEST"));
        mail("offsite-moved", 5, invitation("Team Offsite", 10, "offsite", 1, "REQUEST"));
        mail("offsite-off", 8, invitation("Team Offsite", 10, "offsite", 2, "CANCEL"));
        mail("board", 3, invitation("Board Meeting", 11, "board-1", 0, "REQUEST"));
        mail("board-again", 6, invitation("Board Meeting", 11, "board-2", 0, "REQUEST"));

        mail(
                "board-counter",
                7,
                from("guest", invitation("Board Meeting", 12, "board-1", 0, "COUNTER")));
        decide();

        String three = "RRULE:FREQ=DAILY;INTERVAL=7;COUNT=3";
        mail(
                "choir",
                3,
                evening(CHOIR, "choir", 20, "19:00", 0),
                evening(CHOIR, "choir", 27, "19:00", 0),
                evening(CHOIR, "choir", 34, "19:00", 0),
                rule(CHOIR, "choir", 20, "19:00", 0, three));
        mail(
                "choir-moved",
                4,
                evening(CHOIR, "choir", 20, "20:00", 1),
                evening(CHOIR, "choir", 27, "20:00", 1),
                evening(CHOIR, "choir", 34, "20:00", 1),
                rule(CHOIR, "choir", 20, "20:00", 1, three));
        mail(
                "choir-holiday",
                5,
                evening(CHOIR, "choir", 20, "20:00", 2),
                evening(CHOIR, "choir", 34, "20:00", 2),
                rule(
                        CHOIR,
                        "choir",
                        20,
                        "20:00",
                        2,
                        three + "\nEXDATE:" + basic(day(27, "20:00"))));
        String rest = "choir-s" + number + "-_R" + basic(day(34, "20:00"));
        mail(
                "choir-rest",
                6,
                with(evening(CHOIR, "rest", 34, "21:30", 0), "uid", rest),
                with(rule(CHOIR, "rest", 34, "21:30", 0, "RRULE:FREQ=DAILY;COUNT=1"), "uid", rest));
        mail(
                "tango",
                3,
                evening("Tango Evening", "tango", 40, "19:00", 0),
                evening("Tango Evening", "tango", 47, "19:00", 0),
                rule("Tango Evening", "tango", 40, "19:00", 0, three.replace("=3", "=2")));
        Map<String, Object> off = invitation("It is off", 40, "tango", 1, "CANCEL");
        off.remove("start_time");
        off.put("sources", Map.of("title", "mail"));
        mail("tango-off", 7, off);

        mail(
                "forged",
                10,
                from("evil", with(concert("Nightwish", "19:00"), "status", "cancelled")));
        mail(
                "forged-uid",
                10,
                from(
                        "evil",
                        with(
                                invitation("Board Meeting", 11, "board-1", 9, "CANCEL"),
                                "organizer_email",
                                "boss@evil.example")));
    }

    /** Events that people decide about, before and after other mails. */
    private void decide() {
        mail("quiz", 2, event("Pub Quiz", day(20, "19:00"), "Anchor"));
        mail("trivia", 4, from("citynews", event("Trivia Evening", day(20, "20:00"), "Mill")));
        mail(
                "trivia-again",
                6,
                from("citynews", event("Trivia Evening", day(20, "20:00"), "Mill")));
        ruling("trivia", "Trivia Evening", "merge", "quiz-s" + number + "-", "Pub Quiz");

        mail("reading", 2, event("Reading", day(22, "19:00"), "Library"));
        mail("reading-again", 4, event("Reading", day(22, "19:00"), "Library"));
        mail("reading-once-more", 6, event("Reading", day(22, "19:00"), "Library"));
        ruling("reading", "Reading", "split", "reading-again-s" + number + "-");

        mail("lecture", 2, with(event("Lecture", day(24, "19:00"), "Hall"), "needs_review", "odd"));
        mail(
                "lecture-again",
                5,
                with(event("Lecture", day(24, "19:00"), "Hall"), "needs_review", "odd"));
        ruling("lecture", "Lecture", "approve");

        mail("sale", 2, from("spam", event("Sale", day(26, "19:00"), "Shop")));
        mail("sale-again", 5, from("spam", event("Another Sale", day(27, "19:00"), "Shop")));
        ruling("sale", "Sale", "reject-sender");

        ruling("jazz", "Jazz Night - Early Show", "reject");
        ruling("digest", "Winter Market", "edit", "title", "Our Winter Market");
        ruling("food", "Street Food Festival 2026", "reject-undo");
        ruling("offsite", "Team Offsite", "edit", "location", "Room 5");
    }

    private void ruling(String mail, String title, String... decision) {
        rulings.add(new Ruling(mail + "-s" + number + "-", title, List.of(decision)));
    }

    private Map<String, Object> evening(
            String title, String uid, int day, String time, int sequence) {
        Map<String, Object> event = invitation(title, day, uid, sequence, "REQUEST");
        event.put("start_time", day(day, time)[0]);
        event.put("recurrence_id", day(day, time)[0]);
        return event;
    }

    /** What the calendar says of the series as a whole. */
    private Map<String, Object> rule(
            String title, String uid, int day, String time, int sequence, String rules) {
        Map<String, Object> event = evening(title, uid, day, time, sequence);
        event.remove("recurrence_id");
        event.put("series", "every 7 days");
        event.put("recurrence", "DTSTART:" + basic(day(day, time)) + "\nTZID:UTC\n" + rules);
        return event;
    }

    private static String basic(Object[] day) {
        return day[0].toString().replaceAll("[-:Z]", "");
    }

    private Map<String, Object> concert(String title, String time) {
        return event(title, day(0, time), "Old Mill");
    }

    private Map<String, Object> invitation(
            String title, int day, String uid, int sequence, String method) {
        Map<String, Object> event = event(title, day(day, "09:00"), "Room 4");
        event.put("uid", uid + "-s" + number + "-");
        event.put("ical_sequence", sequence);
        event.put("method", method);
        event.put("organizer_email", "boss@oldmill.example");
        event.put("sources", Map.of("start_time", "calendar", "title", "calendar"));
        return event;
    }

    /**
     * @param time local, which is UTC here; null when only the day is told
     */
    private Object[] day(int days, String time) {
        Instant start = MIDNIGHT.plus(APART.multipliedBy(number)).plus(Duration.ofDays(days));
        String told = start.toString();
        return new Object[] {
            time == null ? told : told.replace("T00:00", "T" + time), time == null
        };
    }

    private Map<String, Object> event(String title, Object[] start, String location) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", title);
        event.put("start_time", start[0]);
        event.put("all_day", start[1]);
        event.put("location", location);
        return from("oldmill", event);
    }

    private Map<String, Object> from(String sender, Map<String, Object> event) {
        event.put("source_domain", "s" + number + "." + sender + ".example");
        return event;
    }

    private static Map<String, Object> with(Map<String, Object> event, String name, Object value) {
        event.put(name, value);
        return event;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void mail(String name, int day, Map<String, Object>... events) {
        String id = name + "-s" + number + "-";
        Instant sent = FIRST_MAIL.plus(APART.multipliedBy(number)).plus(Duration.ofDays(day));
        for (Map<String, Object> event : events) {
            event.put("mail_date", sent.toString());
            event.put("email_id", id);
        }
        letters.add(new Letter(id, List.of(events)));
    }
}
