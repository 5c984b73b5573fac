package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptVersionTest {
    @Test
    void isTheBeginningOfASha256OfPromptAndSchema() {
        assertThat(new PromptVersion().of("system", "schema")).isEqualTo("a6649407");
    }
}
