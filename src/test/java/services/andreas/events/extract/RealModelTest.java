package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.usage.Usage;

/** A model that answers over HTTP what is recorded: the evaluation finds the same with both. */
class RealModelTest {
    private static final List<GoldSet.Labelled> MAILS = GoldSet.load();

    @Test
    void worksOnTheGoldSetAsTheProductionRoutesDo() throws Exception {
        try (OpenAiStandIn openAi = new OpenAiStandIn();
                RealModel model = model(openAi)) {
            MAILS.forEach(
                    mail -> openAi.recorded().add(mail.mail().subject(), mail.answer().toString()));

            assertThat(MAILS)
                    .allSatisfy(
                            mail ->
                                    assertThat(plain(model.events(mail)))
                                            .as(mail.name())
                                            .isEqualTo(plain(mail.whole(mail.answer()))));
            assertThat(model.failed()).isEmpty();
            assertThat(model.name()).isEqualTo("gpt-5-mini");
            assertThat(model.calls())
                    .isEqualTo(openAi.calls())
                    .isEqualTo(
                            MAILS.stream().filter(mail -> mail.asks(mail.deterministic())).count());
            assertThat(
                            model.used(Usage.OPENAI_PROMPT_TOKENS)
                                    + model.used(Usage.OPENAI_COMPLETION_TOKENS))
                    .isEqualTo(openAi.tokens());
            assertThat(model.used(Usage.OPENAI_MICRODOLLARS)).isPositive();
        }
    }

    @Test
    void saysAboutWhichMailsTheModelCouldNotBeAsked() throws Exception {
        GoldSet.Labelled mail =
                MAILS.stream().filter(any -> any.asks(any.deterministic())).findFirst().get();
        try (OpenAiStandIn openAi = new OpenAiStandIn();
                RealModel model = model(openAi)) {
            openAi.faults().always(OpenAiStandIn.COMPLETIONS, Completions.refusal());

            assertThat(model.events(mail)).isEmpty();

            assertThat(model.failed()).containsExactly(Map.entry(mail.name(), "answer-refused"));
        }
    }

    private static RealModel model(OpenAiStandIn openAi) throws Exception {
        return new RealModel(
                Map.of(
                        "OPENAI_API_KEY",
                        openAi.apiKey(),
                        "OPENAI_BASE_URL",
                        openAi.baseUrl().toString(),
                        "OPENAI_MODEL",
                        "gpt-5-mini",
                        "TABLE_NAME",
                        "no such table"));
    }

    /** Without who told it: the recorded model has another name. */
    private static List<Map<String, Object>> plain(List<Map<String, Object>> events) {
        return events.stream()
                .map(
                        event -> {
                            Map<String, Object> plain = new HashMap<>(event);
                            plain.keySet().removeAll(List.of("model", "prompt"));
                            return plain;
                        })
                .toList();
    }
}
