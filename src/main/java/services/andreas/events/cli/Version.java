package services.andreas.events.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;
import services.andreas.events.EventsGmailIngest;

/** The version that the jar's manifest names. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"events-gmail-ingest " + number()};
    }

    public static String number() {
        String version = EventsGmailIngest.class.getPackage().getImplementationVersion();
        return Objects.toString(version, "(unpackaged)");
    }
}
