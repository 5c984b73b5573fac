package services.andreas.events;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = EventsGmailIngest.class.getPackage().getImplementationVersion();
        return new String[] {"events-gmail-ingest " + Objects.toString(version, "(unpackaged)")};
    }
}
