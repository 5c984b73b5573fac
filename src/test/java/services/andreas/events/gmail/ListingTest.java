package services.andreas.events.gmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import services.andreas.events.failure.EndlessListException;

class ListingTest {
    private final Listing listing = new Listing();

    @Test
    void countsAMessageOnceThatTwoPagesShow() throws Exception {
        listing.add(page("next", "3", "2"));
        assertThat(listing.isMore()).isTrue();
        assertThat(listing.getPageToken()).isEqualTo("next");

        listing.add(page(null, "2", "1"));

        assertThat(listing.isMore()).isFalse();
        assertThat(listing.ids()).containsExactly("3", "2", "1");
    }

    @Test
    void goesOnAfterAPageWithoutMessages() throws Exception {
        listing.add(new ListMessagesResponse().setNextPageToken("next"));

        assertThat(listing.isMore()).isTrue();
        assertThat(listing.ids()).isEmpty();
    }

    @Test
    void endsWhenAPageLeadsBackToAnEarlierOne() throws Exception {
        listing.add(page("second", "3"));
        listing.add(page("third", "2"));

        assertThatThrownBy(() -> listing.add(page("second", "1")))
                .isInstanceOf(EndlessListException.class);
    }

    @Test
    void endsWhenPagesGoOnWithoutAnythingNew() throws Exception {
        int pages = 0;
        try {
            for (; pages < 100; pages++) {
                listing.add(page("page " + pages, "1", "2"));
            }
        } catch (EndlessListException e) {
            assertThat(listing.ids()).containsExactly("1", "2");
        }

        assertThat(pages).isLessThanOrEqualTo(10);
    }

    @Test
    void countsNoMessageWithoutAnId() throws Exception {
        String json = "{\"messages\":[{\"id\":null},{\"id\":\"\"},{},{\"id\":\"1\"}]}";

        listing.add(GsonFactory.getDefaultInstance().fromString(json, ListMessagesResponse.class));

        assertThat(listing.ids()).containsExactly("1");
    }

    private static ListMessagesResponse page(String next, String... ids) {
        return new ListMessagesResponse()
                .setMessages(Stream.of(ids).map(id -> new Message().setId(id)).toList())
                .setNextPageToken(next);
    }
}
