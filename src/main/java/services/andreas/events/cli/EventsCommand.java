package services.andreas.events.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.util.function.ThrowingConsumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import services.andreas.events.app.Application;
import services.andreas.events.listing.CalendarFile;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.ListedTable;
import services.andreas.events.listing.SchemaOrg;
import services.andreas.events.listing.SheetFile;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.terminal.Count;
import services.andreas.events.terminal.LocalTimes;
import services.andreas.events.terminal.Screen;

@Command(
        name = "events",
        footer = {
            "",
            "Example:",
            "  events-gmail-ingest events --from 2026-12-24 --to 2026-12-31",
            "  events-gmail-ingest events --category music --ics"
        },
        description =
                "Lists events that have a date: those to come and still on, or those of a period.")
public final class EventsCommand implements Callable<Integer> {
    /** Earlier ones have a sign too. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    /** Later ones sort before the others, as their year has a sign. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** So long ago may have begun what is still on. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** By how much a day begins earlier or later in another zone, at most. */
    private static final Duration ELSEWHERE = Duration.ofHours(26);

    @ParentCommand private Program program;
    @Spec private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "First day, such as 2026-12-05; today if it is not given.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
    private LocalDate to;

    @Option(names = "--category", description = "Only events of this category.")
    private String category;

    @Option(
            names = "--source",
            paramLabel = "SENDER",
            description = "Only events from mails of this sender: a name, or a domain.")
    private String source;

    @Option(names = "--needs-review", description = "Only events that a person should look at.")
    private boolean needsReview;

    @Option(names = "--all", description = "Also past and rejected events.")
    private boolean all;

    @ArgGroup private Format format = new Format();

    private static final class Format {
        @Option(names = "--json", description = "Print an array of schema.org events.")
        private boolean json;

        @Option(names = "--ics", description = "Print a calendar.")
        private boolean ics;

        @Option(names = "--csv", description = "Print a table for spreadsheets.")
        private boolean csv;
    }

    @Override
    public Integer call() throws Exception {
        try (Application application = program.startWithTables();
                Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
                Stream<ListedEvent> events = events(application)) {
            Iterator<ListedEvent> wanted = events.filter(this::isWanted).iterator();
            if (format.json) {
                try (SchemaOrg json = new SchemaOrg(System.out)) {
                    list(wanted, json::add);
                }
                System.out.println();
            } else if (format.ics) {
                CalendarFile calendar = new CalendarFile(System.out);
                calendar.begin("Events", application.bean(StoredEvents.class).zone(), "");
                list(wanted, calendar::add);
                calendar.end();
            } else if (format.csv) {
                list(wanted, new SheetFile(out)::add);
            } else {
                table(wanted, application);
            }
        }
        return 0;
    }

    private static void table(Iterator<ListedEvent> events, Application application)
            throws IOException {
        LocalTimes times = Program.times(application);
        ListedTable table = new ListedTable(times.zone());
        int count = list(events, table::add);
        System.out.print(table.on(Screen.current()));
        System.out.printf("%s; %s%n", Count.of(count, "event"), times.named());
    }

    private static int list(
            Iterator<ListedEvent> events, ThrowingConsumer<ListedEvent, IOException> listing)
            throws IOException {
        int count = 0;
        for (; events.hasNext(); count++) {
            listing.accept(events.next());
        }
        return count;
    }

    private Stream<ListedEvent> events(Application application) {
        StoredEvents stored = application.bean(StoredEvents.class);
        LocalDate today =
                LocalDate.ofInstant(application.bean(Clock.class).instant(), stored.zone());
        LocalDate asked = from != null ? from : all ? FIRST : today;
        LocalDate first = asked.isBefore(FIRST) ? FIRST : asked;
        LocalDate after = to == null || !to.isBefore(LAST) ? LAST : to.plusDays(1);
        if (!first.isBefore(after)) {
            throw new ParameterException(
                    spec.commandLine(), "no day is from " + first + " to " + after.minusDays(1));
        }
        Instant from = first.atStartOfDay(stored.zone()).toInstant();
        Instant to = after.atStartOfDay(stored.zone()).toInstant().plus(ELSEWHERE);
        Instant end = LAST.atStartOfDay(ZoneOffset.UTC).toInstant();
        return stored.between(from.minus(LONGEST), to.isAfter(end) ? end : to)
                .filter(event -> !day(event, stored.zone()).isBefore(first) || event.isOnFrom(from))
                .filter(event -> day(event, stored.zone()).isBefore(after));
    }

    /** A whole day is one of its own zone, as the table shows it. */
    private static LocalDate day(ListedEvent event, ZoneId zone) {
        return event.allDay() ? event.firstDay() : LocalDate.ofInstant(event.start(), zone);
    }

    private boolean isWanted(ListedEvent event) {
        return (all || !event.isRejected())
                && (!needsReview || !event.needsReview().isEmpty())
                && (category == null || category.equalsIgnoreCase(event.category()))
                && (source == null
                        || source.equalsIgnoreCase(event.senderName())
                        || source.equalsIgnoreCase(event.senderDomain()));
    }
}
