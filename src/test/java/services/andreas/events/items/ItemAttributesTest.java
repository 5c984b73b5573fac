package services.andreas.events.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import services.andreas.events.event.Field;
import services.andreas.events.event.Field.Role;

/** The attributes of the events table, which others read by their names. */
class ItemAttributesTest {
    private static final List<String> SAYS =
            List.of(
                    "title",
                    "description",
                    "start_time",
                    "end_time",
                    "location",
                    "category",
                    "tags",
                    "organizer_name",
                    "organizer_url",
                    "source_url",
                    "status",
                    "sold_out");

    private static final List<String> IS_ABOUT =
            List.of(
                    "all_day",
                    "timezone",
                    "series",
                    "venue",
                    "normalized_location",
                    "source_name",
                    "source_email",
                    "source_domain",
                    "email_id",
                    "mail_date",
                    "authenticated",
                    "calendar",
                    "needs_review",
                    "contradicted",
                    "sequence",
                    "history",
                    "mailboxes",
                    "sources",
                    "found_in",
                    "merged_into",
                    "decided");

    @Test
    void areTheFieldsOfEventsAndWhatIsComputedFromThem() {
        assertThat(ItemAttributes.owned())
                .containsAll(SAYS)
                .containsAll(IS_ABOUT)
                .hasSize(SAYS.size() + IS_ABOUT.size());
        assertThat(SAYS).allMatch(ItemAttributes::isTold);
        assertThat(IS_ABOUT).noneMatch(ItemAttributes::isTold);
    }

    @Test
    void sayNothingThatOnlyTheLedgerKeeps() {
        assertThat(ItemAttributes.owned())
                .doesNotContainAnyElementsOf(
                        Field.of(Role.CALENDAR).stream().map(Field::name).toList())
                .doesNotContain("model", "prompt", "quotes");
    }
}
