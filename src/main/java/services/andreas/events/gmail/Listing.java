package services.andreas.events.gmail;

import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.EndlessListException;

/** The ids from all pages of one query, newest first, each once. */
public final class Listing {
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> pageTokens = new HashSet<>();
    private String pageToken;
    private boolean more = true;

    /**
     * Adds an answer to {@code users.messages.list}; Gmail omits an empty list.
     *
     * @throws EndlessListException if the next page is one that was read before
     */
    public void add(ListMessagesResponse page) throws EndlessListException {
        if (page.getMessages() != null) {
            page.getMessages().stream()
                    .map(Message::getId)
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        pageToken = page.getNextPageToken();
        more = pageToken != null && !pageToken.isEmpty();
        if (more && !pageTokens.add(pageToken)) {
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
