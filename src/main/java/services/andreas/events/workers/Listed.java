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
 * @param exitCode as that of a process that had listed this mailbox alone
 * @param why it could not be listed; empty otherwise
 */
record Listed(
        String name,
        @Nullable IngestRun run,
        String start,
        List<Share> shares,
        int exitCode,
        String why) {
    static Listed none(String name, int exitCode, String why) {
        return new Listed(name, null, "", List.of(), exitCode, why);
    }

    int messages() {
        return shares.stream().mapToInt(share -> share.ids().size()).sum();
    }
}
