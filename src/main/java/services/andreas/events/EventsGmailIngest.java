package services.andreas.events;

import java.util.Locale;
import services.andreas.events.cli.Program;

/** Finds every event that labelled Gmail messages announce; the commands are in {@code cli}. */
public final class EventsGmailIngest {
    private EventsGmailIngest() {}

    public static void main(String[] args) {
        // in Turkish, Camel finds no option with an I in its name
        Locale.setDefault(Locale.ROOT);
        Program.run(args);
    }
}
