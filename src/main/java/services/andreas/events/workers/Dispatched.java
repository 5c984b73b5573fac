package services.andreas.events.workers;

import java.util.List;

/**
 * What was sent of one mailbox.
 *
 * @param mailbox its name; empty for the only one
 * @param why nothing could be sent; empty otherwise
 */
public record Dispatched(String mailbox, List<Share> shares, String why) {
    public int messages() {
        return shares.stream().mapToInt(share -> share.ids().size()).sum();
    }

    public boolean isGood() {
        return why.isEmpty();
    }
}
