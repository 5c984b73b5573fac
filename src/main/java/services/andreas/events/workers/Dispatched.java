package services.andreas.events.workers;

/**
 * What was sent of one mailbox.
 *
 * @param mailbox its name; empty for the only one
 * @param messages number of them
 * @param why not all could be sent; empty otherwise
 */
public record Dispatched(String mailbox, int messages, String why) {
    public boolean isGood() {
        return why.isEmpty();
    }
}
