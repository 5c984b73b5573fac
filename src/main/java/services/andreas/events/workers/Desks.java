package services.andreas.events.workers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.app.Shutdown;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.Settings;

/**
 * Desks for the mailboxes that shares are of. A desk stays open for the next share of its mailbox.
 */
final class Desks implements AutoCloseable {
    private final Mailboxes mailboxes;
    private final Shutdown shutdown;
    private final int spare;
    private final Deque<Desk> idle = new ArrayDeque<>();

    /**
     * @param spare how many stay open while nobody works at them
     */
    Desks(Mailboxes mailboxes, Shutdown shutdown, int spare) {
        this.mailboxes = mailboxes;
        this.shutdown = shutdown;
        this.spare = spare;
    }

    /**
     * A desk for this mailbox alone, until it is left.
     *
     * @param name of the mailbox; empty for the only one
     * @throws RefusedShareException if this worker has no such mailbox
     */
    Desk take(String name) throws Exception {
        if (!mailboxes.names().contains(name)) {
            throw new RefusedShareException(
                    "MAILBOXES_FILE of this worker has no mailbox '"
                            + name
                            + "'; give workers the file of dispatch, and start them again");
        }
        Desk open = takeIdle(name);
        if (open != null) {
            return open;
        }
        Desk desk = new Desk(name, Settings.of(mailboxes.environment(name)));
        shutdown.closes(desk.application());
        return desk;
    }

    private synchronized @Nullable Desk takeIdle(String name) {
        for (Iterator<Desk> desks = idle.iterator(); desks.hasNext(); ) {
            Desk desk = desks.next();
            if (desk.name().equals(name)) {
                desks.remove();
                return desk;
            }
        }
        return null;
    }

    /** Leaves a desk; that which was left first is closed when there are many. */
    void leave(Desk desk) {
        List<Desk> closing = new ArrayList<>();
        synchronized (this) {
            idle.addLast(desk);
            while (idle.size() > spare) {
                closing.add(idle.removeFirst());
            }
        }
        closing.forEach(this::close);
    }

    /** Leaves a desk, and closes it: its credentials may be replaced before the next share. */
    void close(Desk desk) {
        shutdown.closed(desk.application());
        desk.close();
    }

    @Override
    public synchronized void close() {
        idle.forEach(this::close);
        idle.clear();
    }
}
