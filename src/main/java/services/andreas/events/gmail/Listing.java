package services.andreas.events.gmail;

import com.google.api.client.util.Data;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.EndlessListException;

/** The ids from all pages of one query, newest first, each once. */
public final class Listing {
    /** Pages in a row that show nothing new: what follows them never ends. */
    private static final int IDLE_PAGES = 10;

    /** Many times what a mailbox holds that is worked off with one label. */
    private static final int MOST = 1_000_000;

    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> pageTokens = new HashSet<>();
    private String pageToken;
    private int idlePages;
    private boolean more = true;

    /**
     * Adds an answer to {@code users.messages.list}; Gmail omits an empty list.
     *
     * @throws EndlessListException when the next page is one that was there before, or pages go on
     *     without showing anything new
     */
    public void add(ListMessagesResponse page) throws EndlessListException {
        int before = ids.size();
        if (page.getMessages() != null) {
            page.getMessages().stream()
                    .map(Message::getId)
                    .filter(id -> id != null && !Data.isNull(id) && !id.isBlank())
                    .forEach(ids::add);
        }
        pageToken = page.getNextPageToken();
        more = pageToken != null && !pageToken.isEmpty();
        idlePages = ids.size() > before ? 0 : idlePages + 1;
        boolean endless = idlePages >= IDLE_PAGES || ids.size() > MOST;
        if (more && (endless || !pageTokens.add(pageToken))) {
            throw new EndlessListException();
        }
    }

    /** Whether another page follows. */
    public boolean isMore() {
        return more;
    }

    /** The token of the next page; the first page has none. */
    public @Nullable String getPageToken() {
        return pageToken;
    }

    public List<String> ids() {
        return List.copyOf(ids);
    }

    public boolean holds(String id) {
        return ids.contains(id);
    }
}
