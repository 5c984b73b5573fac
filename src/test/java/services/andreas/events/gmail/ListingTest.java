package services.andreas.events.gmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static ListMessagesResponse page(String next, String... ids) {
        return new ListMessagesResponse()
                .setMessages(Stream.of(ids).map(id -> new Message().setId(id)).toList())
                .setNextPageToken(next);
    }
}
