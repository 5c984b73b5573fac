package services.andreas.events.cli;

import picocli.CommandLine.IVersionProvider;
import services.andreas.events.settings.Version;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"events-gmail-ingest " + Version.number()};
    }
}
