package services.andreas.events.manage;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import services.andreas.events.publish.LiveFiles;
import services.andreas.events.publish.LiveFiles.LiveFile;
import services.andreas.events.publish.LivePages;
import services.andreas.events.publish.Pages.PageException;
import services.andreas.events.review.PostedForm;
import services.andreas.events.review.RefusedException;
import services.andreas.events.settings.Listen;

/** Serves the calendar and its pages, with the headers that browsers and calendars need. */
public final class CalendarPages {
    public static final String PATH = "/calendar/";

    /** Calendars send no password: what follows is a secret of theirs. */
    public static final String SUBSCRIBERS = "/subscribed/";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String INDEX = "index.html";

    private final LiveFiles files;
    private final LivePages pages;
    private final Clock clock;

    public CalendarPages(LiveFiles files, LivePages pages, Clock clock) {
        this.files = files;
        this.pages = pages;
        this.clock = clock;
    }

    /** Where others can connect, serves the pages behind the password only. */
    public void openOn(ManagementServer server, Listen listen) {
        server.serve(SUBSCRIBERS, feeds(), null);
        new ConsoleAccess(listen).serve(server, PATH, this::page);
    }

    private void page(HttpExchange exchange) throws IOException {
        String name = path(exchange).substring(PATH.length());
        boolean isList = name.isEmpty() || name.equals(INDEX);
        if (isList && exchange.getRequestMethod().matches("GET|HEAD")) {
            list(exchange);
        } else {
            answer(exchange, name);
        }
    }

    /** The list is the one page that readers narrow, and that says what waits for them. */
    private void list(HttpExchange exchange) throws IOException {
        try {
            Map<String, String> asked = PostedForm.query(exchange.getRequestURI()).inputs();
            ReviewPages.send(exchange, 200, pages.list(asked, clock.instant()));
        } catch (RefusedException e) {
            exchange.sendResponseHeaders(400, -1);
        } catch (PageException e) {
            ReviewPages.broken(exchange, e);
        }
    }

    /** Serves any file, once the server has let the caller in. */
    void answer(HttpExchange exchange) throws IOException {
        answer(exchange, path(exchange).substring(PATH.length()));
    }

    boolean hasEvent(String name) throws IOException {
        return files.hasEvent(name);
    }

    /** Serves the calendars to those who know a secret. */
    private HttpHandler feeds() {
        return exchange -> {
            String[] parts = path(exchange).substring(SUBSCRIBERS.length()).split("/", 2);
            boolean feed = parts.length == 2 && parts[1].matches("[a-z0-9-]+\\.(ics|atom)");
            if (feed && files.isSubscriber(parts[0])) {
                answer(exchange, parts[1]);
            } else {
                // a stranger costs no query
                exchange.sendResponseHeaders(404, -1);
            }
        };
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        if (!exchange.getRequestMethod().matches("GET|HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        Optional<LiveFile> file = files.file(name.isEmpty() ? INDEX : name);
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        send(exchange, file.get());
    }

    private static void send(HttpExchange exchange, LiveFile file) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", file.type());
        headers.set("ETag", file.etag());
        headers.set("Last-Modified", httpDate(file.modified()));
        headers.set("Cache-Control", "private, max-age=900");
        protect(headers, "no-referrer");
        if (isKnown(exchange.getRequestHeaders(), file)) {
            exchange.sendResponseHeaders(304, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, file.bytes().length);
            exchange.getResponseBody().write(file.bytes());
        }
    }

    /** Keeps browsers from loading, running or telling others anything. */
    static void protect(Headers headers, String referrer) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Referrer-Policy", referrer);
        headers.set("X-Content-Type-Options", "nosniff");
    }

    /** A tag counts before a date (RFC 9110, section 13.2.2). */
    private static boolean isKnown(Headers request, LiveFile file) {
        List<String> tags = request.get("If-None-Match");
        if (tags != null) {
            return Arrays.stream(String.join(",", tags).split(","))
                    .map(tag -> tag.strip().replaceFirst("^W/", ""))
                    .anyMatch(tag -> tag.equals(file.etag()) || tag.equals("*"));
        }
        Instant since = time(request.getFirst("If-Modified-Since"));
        return since != null && !file.modified().isAfter(since);
    }

    private static @Nullable Instant time(@Nullable String header) {
        try {
            return header == null
                    ? null
                    : ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(time.atZone(ZoneOffset.UTC));
    }
}
