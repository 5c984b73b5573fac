package services.andreas.events;

import services.andreas.events.cli.Program;

/** Finds every event that labelled Gmail messages announce; the commands are in {@code cli}. */
public final class EventsGmailIngest {
    private EventsGmailIngest() {}

    public static void main(String[] args) {
        Program.run(args);
    }
}
