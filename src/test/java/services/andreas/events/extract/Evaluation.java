package services.andreas.events.extract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import services.andreas.events.event.EventJson;
import services.andreas.events.models.ModelRules;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.usage.Prices;
import services.andreas.events.usage.TokenCounts;
import services.andreas.events.usage.Usage;

/** Prints how well the sources do on the gold set, and what the model costs. */
public final class Evaluation {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final int BYTES_PER_TOKEN = 4;

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
        print(
                "Prose in mails, with recorded answers",
                mails,
                kind("prose"),
                mail -> mail.whole(mail.answer()));
        print(
                "The same prose in attached PDF files",
                mails.stream().map(GoldSet.Labelled::asPdf).toList(),
                kind("prose"),
                mail -> mail.whole(mail.answer()));
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

    private void cost(List<GoldSet.Labelled> mails, int events) throws IOException {
        List<GoldSet.Labelled> asked =
                mails.stream().filter(mail -> mail.asks(mail.deterministic())).toList();
        int stable = tokens(text("prompts/extract-events.system.md"));
        stable +=
                tokens(new ObjectMapper().readTree(text("schemas/events.schema.json")).toString());
        int user = tokens(text("prompts/extract-events.user.md"));
        int own = asked.stream().mapToInt(mail -> user + tokens(mail.mail().text())).sum();
        int answered = asked.stream().mapToInt(mail -> tokens(mail.answer().toString())).sum();
        out.printf(
                "%n%d of %d mails asked about. Tokens of a question, estimated: %d of prompt and"
                        + " schema, %d of the mail; %d of an answer%n",
                asked.size(), mails.size(), stable, own / asked.size(), answered / asked.size());
        int all = stable * asked.size();
        cost("with all prompts kept", new TokenCounts(all + own, 0, all + own, answered), events);
        cost("with none kept", new TokenCounts(all + own, 0, 0, answered), events);
        cost(
                "with prompt and schema kept",
                new TokenCounts(all + own, all - stable, stable, answered),
                events);
    }

    private void cost(String how, TokenCounts tokens, int events) {
        Prices prices = new Prices(ModelRules.load("classpath:"));
        out.printf(
                "%.6f dollars an event %s%n",
                prices.microdollars("gpt-6-luna", tokens) / 1e6 / events, how);
    }

    private static String text(String name) throws IOException {
        return PackagedFiles.text("classpath:", name);
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
