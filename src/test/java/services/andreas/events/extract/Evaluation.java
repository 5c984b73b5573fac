package services.andreas.events.extract;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import services.andreas.events.event.EventJson;
import services.andreas.events.usage.Usage;

/** Prints how well the sources do on the gold set, and what the model costs. */
public final class Evaluation {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Dollars for a token of gpt-6-luna, standard service. */
    private static final double IN = 0.10e-6;

    private static final double ANSWERED = 0.50e-6;
    private static final int BYTES_PER_TOKEN = 4;

    /** Prompt and schema. */
    private static final int QUESTION = 1_700;

    private final PrintStream out;

    private Evaluation(PrintStream out) {
        this.out = out;
    }

    /** Whether there is a model to ask, too, the variables of the application say. */
    public static void main(String[] args) throws Exception {
        new Evaluation(OUT).run(System.getenv());
    }

    private void run(Map<String, String> environment) throws Exception {
        List<GoldSet.Labelled> mails = GoldSet.load();
        int events = mails.stream().mapToInt(mail -> mail.events().size()).sum();
        out.printf("%d mails, %d labelled events%n", mails.size(), events);
        print(
                "Deterministic sources, mails with structured data",
                mails,
                kind("structured"),
                Evaluation::found);
        print(
                "Deterministic sources, mails without events",
                mails,
                kind("non-event"),
                Evaluation::found);
        print(
                "The whole, with recorded answers, all mails",
                mails,
                mail -> true,
                mail -> mail.whole(mail.answer()));
        print(
                "The same, if answers were taken as they came",
                mails,
                mail -> true,
                GoldSet.Labelled::unchecked);
        LyingModel.Result lies = LyingModel.lie(mails);
        out.printf(
                "%nA lying model: %d lies %s, %d stored unmarked%n",
                lies.told(), lies.lies(), lies.stored().size());
        lies.stored().forEach(lie -> out.println("  " + lie));
        cost(mails, events);
        settled(mails);
        services.andreas.events.merge.Score.main(
                new String[] {"pairs.txt", "held-out.txt", "held-out-2.txt"});
        if (!environment.getOrDefault("OPENAI_API_KEY", "").isBlank()) {
            real(environment, mails, events);
        }
    }

    private void real(Map<String, String> environment, List<GoldSet.Labelled> mails, int events)
            throws Exception {
        try (RealModel model = new RealModel(environment)) {
            print(
                    "The whole, with " + model.name() + ", all mails",
                    mails,
                    all -> true,
                    model::events);
            model.failed()
                    .forEach((mail, reason) -> out.printf("  not done: %s, %s%n", mail, reason));
            out.printf(
                    "%n%d calls, %d prompt tokens, %d answered tokens, %.6f dollars an event%n",
                    model.calls(),
                    model.used(Usage.OPENAI_PROMPT_TOKENS),
                    model.used(Usage.OPENAI_COMPLETION_TOKENS),
                    model.used(Usage.OPENAI_MICRODOLLARS) / 1e6 / events);
        }
    }

    private static Predicate<GoldSet.Labelled> kind(String kind) {
        return mail -> mail.kind().equals(kind);
    }

    private static List<Map<String, Object>> found(GoldSet.Labelled mail) {
        return mail.deterministic().events().stream().map(EventJson::members).toList();
    }

    private void print(
            String name,
            List<GoldSet.Labelled> mails,
            Predicate<GoldSet.Labelled> which,
            Function<GoldSet.Labelled, List<Map<String, Object>>> find) {
        Score score = new Score();
        mails.stream().filter(which).forEach(mail -> score.add(mail.events(), find.apply(mail)));
        out.printf("%n%s: %d events invented%n", name, score.invented());
        score.misses().forEach(miss -> out.println("  " + miss));
        out.printf("%-8s %9s %9s %9s%n", "field", "precision", "recall", "F1");
        for (String field : Score.fields()) {
            out.printf(
                    "%-8s %9.3f %9.3f %9.3f%n",
                    field, score.precision(field), score.recall(field), score.f1(field));
        }
    }

    private void cost(List<GoldSet.Labelled> mails, int events) {
        List<GoldSet.Labelled> asked =
                mails.stream().filter(mail -> mail.asks(mail.deterministic())).toList();
        double dollars = 0;
        for (GoldSet.Labelled mail : asked) {
            dollars += (QUESTION + tokens(mail.mail().text())) * IN;
            dollars += tokens(mail.answer().toString()) * ANSWERED;
        }
        out.printf(
                "%n%d of %d mails asked about, %.6f dollars an event (tokens estimated)%n",
                asked.size(), mails.size(), dollars / events);
    }

    /** What nobody is asked about because it names no time. */
    private void settled(List<GoldSet.Labelled> mails) {
        List<GoldSet.Labelled> empty =
                mails.stream().filter(mail -> mail.events().isEmpty()).toList();
        out.printf(
                "%n%d of %d gold mails without events settled without a question%n",
                empty.stream().filter(mail -> !mail.asks(mail.deterministic())).count(),
                empty.size());
        for (boolean announces : new boolean[] {true, false}) {
            List<OccasionMails.Labelled> made =
                    OccasionMails.load().stream()
                            .filter(mail -> mail.announces() == announces)
                            .toList();
            out.printf(
                    "%d of %d mails of occasions.txt that announce %s%n",
                    made.stream().filter(mail -> !mail.asks()).count(),
                    made.size(),
                    announces ? "something" : "nothing");
            made.stream()
                    .filter(mail -> mail.asks() != announces)
                    .forEach(mail -> out.println("  " + mail.language() + " " + mail.subject()));
        }
    }

    private static int tokens(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN;
    }
}
