package services.andreas.events.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.NewsFile;
import services.andreas.events.listing.NewsFile.News;
import services.andreas.events.listing.PageName;
import services.andreas.events.listing.SchemaOrg;

/**
 * The files that programs read: calendars, events as data, news.
 *
 * @param events by start, then id
 * @param versions by the id of the event, changes with it
 * @param calendars that of all events first
 * @param address under which readers find the files, with a slash at its end; empty if that is not
 *     known
 */
record FeedFiles(
        PublishRules rules,
        List<ListedEvent> events,
        Map<String, String> versions,
        List<SeenCalendar> calendars,
        ZoneId zone,
        String address) {

    private interface Text {
        void writeTo(Writer out) throws IOException;
    }

    private static Target.Content utf8(Text text) {
        return (OutputStream out) -> {
            Writer writer =
                    new BufferedWriter(
                            new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            text.writeTo(writer);
            writer.flush();
        };
    }

    void put(PublishedFiles files) throws IOException {
        for (SeenCalendar calendar : calendars) {
            String source = address.isEmpty() ? "" : address + calendar.file();
            files.make(
                    calendar.file(),
                    PublishedFiles.hash(calendar.version(zone, source)),
                    utf8(out -> calendar.writeTo(out, zone, source)));
        }
        String json = "events.json";
        String data = PublishedFiles.hash(SamplePages.data() + inOrder());
        if (!files.keep(json, data)) {
            files.put(json, data, utf8(this::writeData));
        }
        List<News> news =
                events.stream()
                        .map(event -> new News(event, calendars.get(0).changed(event)))
                        .sorted(
                                Comparator.comparing(News::changed)
                                        .reversed()
                                        .thenComparing(one -> one.event().id()))
                        .limit(rules.news())
                        .toList();
        files.put("feed.atom", utf8(out -> new NewsFile(rules.title(), address).write(news, out)));
        SeenCalendar main = calendars.get(0);
        String frame = PublishedFiles.hash(main.frame(zone, ""));
        for (ListedEvent event : events) {
            files.make(
                    "events/" + PageName.of(event.id()) + ".ics",
                    PublishedFiles.hash(frame + main.version(event)),
                    out -> {
                        StringBuilder one = new StringBuilder();
                        main.writeTo(one, event, zone);
                        out.write(one.toString().getBytes(StandardCharsets.UTF_8));
                    });
        }
    }

    private void writeData(Writer out) throws IOException {
        try (SchemaOrg json = new SchemaOrg(out)) {
            for (ListedEvent event : events) {
                json.add(event);
            }
        }
    }

    private String inOrder() {
        return events.stream()
                .map(event -> versions.get(event.id()))
                .collect(Collectors.joining("\n"));
    }
}
