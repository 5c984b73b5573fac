package services.andreas.events.workers;

/**
 * What was sent of one mailbox.
 *
 * @param mailbox its name; empty for the only one
 * @param messages number of them
 * @param exitCode as that of a process that had sent this mailbox alone
 * @param why not all could be sent; empty otherwise
 */
public record Dispatched(String mailbox, int messages, int exitCode, String why) {
    public boolean isGood() {
        return exitCode == 0;
    }
}
