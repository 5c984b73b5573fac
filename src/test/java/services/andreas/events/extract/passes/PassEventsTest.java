package services.andreas.events.extract.passes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class PassEventsTest {
    private static final String NAME = "'primaryFields':[{'key':'event','value':'Gala'}]";
    private static final String PLACE = "'auxiliaryFields':[{'key':'Venue','value':'Hall'}]";

    static Stream<Arguments> tickets() {
        String fields = "'eventTicket':{" + NAME + "," + PLACE + "}";
        return Stream.of(
                arguments("{'relevantDate':'2026-12-10T20:00+01:00'," + fields + "}", ""),
                arguments("{'relevantDate':'2026-12-10T14:00'," + fields + "}", ""),
                arguments("{'relevantDates':[{'date':'2026-12-10T19:00Z'}]," + fields + "}", ""),
                arguments(
                        "{'relevantDates':[{'startDate':'2026-12-10T19:00Z'}]," + fields + "}", ""),
                arguments(
                        "{'relevantDate':'2026-12-10T17:00Z','semantics':{'eventName':'Gala','venueName':'Hall','eventStartDate':'2026-12-10T19:00Z'},'eventTicket':{}}",
                        ""),
                arguments(
                        "{'eventTicket':{"
                                + NAME
                                + ",'backFields':[{'key':'loc','value':'v'},{'dateStyle':'PKDateStyleShort','value':'2026-12-10T19:00Z'}]}}",
                        "/* words */\n\"v\" = \"Hall\";"),
                arguments(
                        "{'relevantDate':'2026-12-10T19:00Z','eventTicket':{"
                                + NAME
                                + ",'secondaryFields':[{'key':'f2','label':'ORT','value':'Hall'}]}}",
                        ""),
                arguments(
                        "{'relevantDate':'2026-12-10T19:00Z','eventTicket':{"
                                + NAME
                                + ",'secondaryFields':[{'key':'f2','label':'l','value':'Hall'}]}}",
                        "\"l\" = \"Lieu\";"),
                arguments(
                        "{'relevantDate':'2026-12-10T19:00Z','description':'t','eventTicket':{"
                                + PLACE
                                + "}}",
                        "\"t\"=\"Gala\";"));
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void readsNameStartAndPlaceOfATicket(String json, String strings) {
        // 14:00 in New York, and 20:00 in Berlin
        assertThat(TestMail.of().pass(json.replace('\'', '"'), strings).event())
                .containsEntry("title", "Gala")
                .containsEntry("start_time", "2026-12-10T19:00:00Z")
                .containsEntry("location", "Hall")
                .doesNotContainKey("needs_review");
    }

    @Test
    void takesTheTicketsOfOneEventForOneEventAndAsksNobody() {
        String ticket =
                ("{'serialNumber':'?','relevantDate':'2026-12-10T19:00Z','eventTicket':{"
                                + NAME
                                + ","
                                + PLACE
                                + "}}")
                        .replace('\'', '"');
        TestMail mail =
                TestMail.of()
                        .pass(ticket.replace("?", "1"), "")
                        .pass(ticket.replace("?", "2"), "")
                        .text("Your tickets for the Gala");

        assertThat(mail.events()).hasSize(1);
        assertThat(mail.asks()).isFalse();
    }

    @Test
    void asksForALookAtAVoidTicket() {
        String ticket =
                "{'voided':true,'relevantDate':'2026-12-10T19:00Z','eventTicket':{" + NAME + "}}";

        assertThat(TestMail.of().pass(ticket.replace('\'', '"'), "").event())
                .containsEntry("needs_review", "its ticket is void");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'relevantDate':'2026-12-10T19:00Z','boardingPass':{'primaryFields':[{'value':'BER'}]}}",
                "{'relevantDate':'2026-12-10T19:00Z','storeCard':{}}",
                "[]",
                "null",
            })
    void takesNoOtherPassForAnEvent(String json) {
        assertThat(TestMail.of().pass(json.replace('\'', '"'), "").events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'eventTicket':{'primaryFields':[{'value':'Gala'}]}}", "{'eventTicket':"})
    void saysThatATicketCouldNotBeRead(String json) {
        TestMail mail = TestMail.of().pass(json.replace('\'', '"'), "").text("Your ticket");

        assertThat(mail.foundEvents().isIncomplete()).isTrue();
        assertThat(mail.asks()).isTrue();
    }
}
