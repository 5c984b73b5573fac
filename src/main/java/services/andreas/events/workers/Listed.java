package services.andreas.events.workers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.run.IngestRun;

/**
 * What is pending in a mailbox.
 *
 * @param name of the mailbox; empty for the only one
 * @param run null if it could not be listed
 * @param start of that run, as its record has it
 * @param why it could not be listed; empty otherwise
 */
record Listed(String name, @Nullable IngestRun run, String start, List<Share> shares, String why) {
    static Listed none(String name, String why) {
        return new Listed(name, null, "", List.of(), why);
    }

    int messages() {
        return shares.stream().mapToInt(share -> share.ids().size()).sum();
    }
}
