package services.andreas.events.gmail;

import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.failure.EndlessListException;

/** The pages of one query, gathered newest first; an id that two pages show counts once. */
public final class Listing {
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> pageTokens = new HashSet<>();
    private String pageToken;
    private boolean more = true;

    /**
     * Takes the answer to {@code users.messages.list}; Gmail leaves out an empty list.
     *
     * @throws EndlessListException when the next page is one that was there before
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

    /** Whether another page is to be asked for. */
    public boolean isMore() {
        return more;
    }

    /** What to ask for the next page with, null for the first. */
    public String getPageToken() {
        return pageToken;
    }

    public List<String> ids() {
        return List.copyOf(ids);
    }

    public boolean holds(String id) {
        return ids.contains(id);
    }
}
