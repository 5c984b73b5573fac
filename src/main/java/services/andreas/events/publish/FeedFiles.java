package services.andreas.events.publish;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.NewsFile;
import services.andreas.events.listing.NewsFile.News;
import services.andreas.events.listing.SchemaOrg;
import services.andreas.events.publish.SeenCalendar.Shown;

/**
 * The files that programs read: calendars, events as data, news.
 *
 * @param events by start, then id
 * @param calendars that of all events first
 * @param address under which readers find the files, with a slash at its end; empty if that is not
 *     known
 */
record FeedFiles(
        PublishRules rules,
        List<Shown> events,
        List<SeenCalendar> calendars,
        ZoneId zone,
        String address) {

    private static final String DATA = "events.json";

    /** In large parts. */
    private static Target.Content buffered(Target.Content content) {
        return out -> {
            OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
            content.writeTo(buffer);
            buffer.flush();
        };
    }

    void put(PublishedFiles files) throws IOException {
        for (SeenCalendar calendar : calendars) {
            String source = address.isEmpty() ? "" : address + calendar.file();
            String version = frame(calendar, source);
            if (!(calendar.isAsBefore() && files.keep(calendar.file(), version))) {
                files.make(
                        calendar.file(),
                        version,
                        buffered(out -> calendar.writeTo(out, zone, source)));
            }
        }
        String data = PublishedFiles.version(Shown.versions(events));
        if (!files.keep(DATA, data)) {
            files.make(DATA, data, this::writeData);
        }
        SeenCalendar main = calendars.get(0);
        List<News> news =
                events.stream()
                        .map(Shown::event)
                        .map(event -> new News(event, main.changed(event)))
                        .sorted(
                                Comparator.comparing(News::changed)
                                        .reversed()
                                        .thenComparing(one -> one.event().id()))
                        .limit(rules.news())
                        .toList();
        StringWriter atom = new StringWriter();
        new NewsFile(rules.title(), address).write(news, atom);
        files.put("feed.atom", atom.toString().getBytes(StandardCharsets.UTF_8));
        boolean same = files.keepsEvents(Manifest.CALENDAR, frame(main, ""));
        for (Shown shown : events) {
            ListedEvent event = shown.event();
            String name = Manifest.file(event.id(), Manifest.CALENDAR);
            if (files.lacks(name, same && main.isAsBefore(event))) {
                ByteArrayOutputStream one = new ByteArrayOutputStream(2048);
                main.writeTo(one, event, zone);
                files.make(name, one::writeTo);
            }
        }
    }

    private void writeData(OutputStream out) throws IOException {
        try (SchemaOrg json = new SchemaOrg(out)) {
            for (Shown shown : events) {
                json.add(shown.event());
            }
        }
    }

    private String frame(SeenCalendar calendar, String source) throws IOException {
        return PublishedFiles.version(SamplePages.program() + calendar.frame(zone, source));
    }
}
