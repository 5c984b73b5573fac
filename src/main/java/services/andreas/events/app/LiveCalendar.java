package services.andreas.events.app;

import java.time.Clock;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.items.Explanations;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.manage.CalendarPages;
import services.andreas.events.manage.ManagementServer;
import services.andreas.events.manage.ReviewPages;
import services.andreas.events.publish.LiveFiles;
import services.andreas.events.publish.LivePages;
import services.andreas.events.review.ReviewQueue;
import services.andreas.events.settings.Listen;
import services.andreas.events.settings.SettingsException;

/** The calendar, its pages and the review queue of an application, on a server. */
final class LiveCalendar {
    private LiveCalendar() {}

    /** Serves it until the gate of the application closes. */
    static void serve(Application application, Listen listen) throws Exception {
        if (!listen.isLoopback() && listen.password().isEmpty()) {
            throw new SettingsException(
                    "MANAGEMENT_PASSWORD", "must be set if others than this machine can connect");
        }
        try (ManagementServer server = new ManagementServer(listen)) {
            open(application, server, listen);
            server.start("The calendar is at %scalendar/, what needs review at %scalendar/review");
            application.awaitEnd();
        }
    }

    static void open(Application application, ManagementServer server, Listen listen) {
        LivePages pages = application.bean(LivePages.class);
        Clock clock = application.bean(Clock.class);
        CalendarPages calendar = new CalendarPages(application.bean(LiveFiles.class), pages, clock);
        ReviewQueue queue =
                new ReviewQueue(
                        application.bean(Explanations.class),
                        application.bean(EventDecisions.class),
                        application.bean(StoredEvents.class),
                        pages,
                        clock,
                        application::update);
        calendar.openOn(server, listen);
        new ReviewPages(calendar, pages, queue).openOn(server, listen);
    }
}
