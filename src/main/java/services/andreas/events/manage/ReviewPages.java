package services.andreas.events.manage;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import services.andreas.events.publish.LivePages;
import services.andreas.events.publish.Pages.PageException;
import services.andreas.events.review.PostedForm;
import services.andreas.events.review.RefusedException;
import services.andreas.events.review.ReviewQueue;
import services.andreas.events.settings.Listen;

/** Serves the review queue, and the pages of events with the same buttons. */
public final class ReviewPages {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewPages.class);

    private static final String PATH = CalendarPages.PATH + "review";
    private static final String EVENTS = CalendarPages.PATH + "events/";
    private static final String PAGE = ".html";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final CalendarPages calendar;
    private final LivePages pages;
    private final ReviewQueue queue;

    /** What was done, until its line is shown; an address must not bring a line of its own. */
    private final Cache<String, String> done = CacheBuilder.newBuilder().maximumSize(100).build();

    public ReviewPages(CalendarPages calendar, LivePages pages, ReviewQueue queue) {
        this.calendar = calendar;
        this.pages = pages;
        this.queue = queue;
    }

    public void openOn(ManagementServer server, Listen listen) {
        ConsoleAccess access = new ConsoleAccess(listen);
        access.serve(server, PATH, exchange -> answered(exchange, this::review));
        access.serve(server, EVENTS, exchange -> answered(exchange, this::event));
    }

    private interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    private void answered(HttpExchange exchange, Answer answer) throws IOException {
        try {
            answer.to(exchange);
        } catch (RefusedException e) {
            refuse(exchange, e);
        } catch (PageException e) {
            broken(exchange, e);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A decision was not carried out", e);
        }
    }

    private void review(HttpExchange exchange) throws Exception {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            throw new RefusedException(404, "There is no such page.");
        }
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> send(exchange, 200, pages.render("review.ftlh", shown(exchange)));
            case "POST" -> decide(exchange);
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD, POST");
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private Map<String, Object> shown(HttpExchange exchange) throws RefusedException {
        Map<String, String> asked = PostedForm.query(exchange.getRequestURI()).inputs();
        String id = asked.getOrDefault("event", "");
        Map<String, Object> values =
                id.isEmpty()
                        ? queue.all()
                        : queue.one(id)
                                .orElseThrow(
                                        () -> new RefusedException(404, "There is no such event."));
        String line = done.getIfPresent(asked.getOrDefault("done", ""));
        values.put("done", line == null ? "" : line);
        return values;
    }

    private void decide(HttpExchange exchange) throws Exception {
        Headers request = exchange.getRequestHeaders();
        if (!new SameOrigin(request).holds()) {
            throw new RefusedException(403, "This request is not from a form of these pages.");
        }
        String type = Optional.ofNullable(request.getFirst("Content-Type")).orElse("");
        if (!type.split(";")[0].strip().equalsIgnoreCase(FORM)) {
            throw new RefusedException(400, "This is not one of the forms of these pages.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new RefusedException(413, "This is too long.");
        }
        String by =
                exchange.getPrincipal() == null
                        ? System.getProperty("user.name", "somebody")
                        : exchange.getPrincipal().getUsername();
        String key = UUID.randomUUID().toString();
        done.put(key, queue.decide(PostedForm.read(body), by));
        exchange.getResponseHeaders().set("Location", "review?done=" + key);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(303, -1);
    }

    /** The page of an event has forms only where the calendar has that page. */
    private void event(HttpExchange exchange) throws Exception {
        String name = exchange.getRequestURI().getPath().substring(EVENTS.length());
        boolean asked = exchange.getRequestMethod().matches("GET|HEAD") && name.endsWith(PAGE);
        Optional<byte[]> page = asked ? page(name) : Optional.empty();
        if (page.isPresent()) {
            send(exchange, 200, page.get());
        } else {
            calendar.answer(exchange);
        }
    }

    private Optional<byte[]> page(String name) throws IOException, PageException {
        String id = name.substring(0, name.length() - PAGE.length());
        Optional<Map<String, Object>> forms =
                calendar.hasEvent("events/" + name) ? queue.forms(id) : Optional.empty();
        return forms.isPresent() ? pages.event(id, forms.get()) : Optional.empty();
    }

    private void refuse(HttpExchange exchange, RefusedException why) throws IOException {
        try {
            Map<String, Object> values = Map.of("why", why.getMessage(), "queue", PATH);
            send(exchange, why.status(), pages.render("refused.ftlh", values));
        } catch (PageException e) {
            broken(exchange, e);
        }
    }

    static void broken(HttpExchange exchange, PageException e) throws IOException {
        LOG.warn("{}:{} cannot be filled in; validate-routes says why", e.file(), e.line());
        exchange.sendResponseHeaders(500, -1);
    }

    static void send(HttpExchange exchange, int status, byte[] page) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        CalendarPages.protect(headers, "same-origin");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : page.length);
        if (!head) {
            exchange.getResponseBody().write(page);
        }
    }
}
