package services.andreas.events.extract;

/** The packaged rules, and some that differ in what a test is about. */
public final class TestRules {
    public static final ExtractionRules PACKAGED = ExtractionRules.load("classpath:");

    private TestRules() {}

    /** So many events of one answer. */
    public static ExtractionRules answers(int most) {
        ExtractionRules.Answers same = PACKAGED.answers();
        return new ExtractionRules(
                PACKAGED.repetitions(),
                PACKAGED.questions(),
                new ExtractionRules.Answers(most, same.back(), same.ahead(), same.past()),
                PACKAGED.grounding(),
                PACKAGED.files(),
                PACKAGED.pictures(),
                PACKAGED.kept());
    }

    /** So many characters of all descriptions of a mail. */
    public static ExtractionRules descriptions(int chars) {
        ExtractionRules.Kept same = PACKAGED.kept();
        return new ExtractionRules(
                PACKAGED.repetitions(),
                PACKAGED.questions(),
                PACKAGED.answers(),
                PACKAGED.grounding(),
                PACKAGED.files(),
                PACKAGED.pictures(),
                new ExtractionRules.Kept(
                        same.events(), same.text(), same.description(), chars, same.list()));
    }

    /** Pieces of so many tokens. */
    public static ExtractionRules pieces(int tokens, int overlap) {
        return new ExtractionRules(
                PACKAGED.repetitions(),
                new ExtractionRules.Questions(tokens, overlap, PACKAGED.questions().known(), false),
                PACKAGED.answers(),
                PACKAGED.grounding(),
                PACKAGED.files(),
                PACKAGED.pictures(),
                PACKAGED.kept());
    }
}
