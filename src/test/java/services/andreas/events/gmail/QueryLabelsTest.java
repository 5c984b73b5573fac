package services.andreas.events.gmail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListLabelsResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.settings.SettingsException;

class QueryLabelsTest {
    private static final ListLabelsResponse MAILBOX =
            new ListLabelsResponse()
                    .setLabels(
                            Stream.of("INBOX", "CATEGORY_UPDATES", "Events", "Town/Night Life")
                                    .map(name -> new Label().setName(name))
                                    .toList());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label:Evnets",
                "LABEL:evnets newer_than:1y",
                "from:mill label:\"Evnets\"",
                "(label:Evnets)",
                "label:Events label:Evnets"
            })
    void refusesALabelThatIsNotThereAndNamesTheNearest(String query) {
        assertThatThrownBy(() -> labels(query).check(MAILBOX))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("GMAIL_QUERY: the mailbox has no label ")
                .hasMessageEndingWith("the nearest is Events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label:Events",
                "label:events",
                "label:town-night-life",
                "label:Town/Night-Life",
                "label:\"town/night life\"",
                "label:night-life",
                "label:inbox label:updates",
                "label:drafts",
                "label:Events -label:Evnets",
                "label:Events -(label:Evnets)",
                "label:Events OR label:Evnets",
                "{label:Events label:Evnets}",
                "label:(Evnets)",
                "from:mill",
                "mylabel:Evnets",
                ""
            })
    void refusesNothingElse(String query) {
        assertThatCode(() -> labels(query).check(MAILBOX)).doesNotThrowAnyException();
    }

    @Test
    void refusesNothingWhereTheMailboxTellsNoLabels() {
        assertThatCode(() -> labels("label:Evnets").check(new ListLabelsResponse()))
                .doesNotThrowAnyException();
    }

    private static QueryLabels labels(String query) {
        QueryLabels labels = new QueryLabels();
        labels.setQuery(query);
        return labels;
    }
}
