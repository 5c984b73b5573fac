package services.andreas.events.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import services.andreas.events.event.EventTimes;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.settings.Bounds;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.StrictYaml;

/** The rules of {@code rules/extraction.yaml}, which says what each of them means. */
public record ExtractionRules(
        Repetitions repetitions,
        Questions questions,
        Answers answers,
        Grounding grounding,
        Files files,
        Pictures pictures,
        Kept kept) {
    private static final String RULES = "rules/extraction.yaml";

    public record Repetitions(int back, int ahead, int most) {
        public Repetitions {
            Bounds.days("back", back);
            Bounds.days("ahead", ahead);
            Bounds.count("most", most);
        }

        public Horizon horizon() {
            return Horizon.ofDays(back, ahead, most);
        }
    }

    public record Questions(int tokens, int overlap, int known, boolean timeless) {
        /** No model reads more at once. */
        private static final int MOST_TOKENS = 10_000_000;

        /**
         * @throws IllegalArgumentException when pieces would not get ahead
         */
        public Questions {
            Bounds.between("tokens", tokens, 1, MOST_TOKENS);
            Bounds.count("overlap", overlap);
            Bounds.count("known", known);
            if (overlap * 2L > tokens) {
                throw new IllegalArgumentException("Pieces of a mail overlap by more than half");
            }
        }
    }

    public record Answers(int most, int back, int ahead, int past) {
        private static final Duration DAY = Duration.ofDays(1);

        public Answers {
            Bounds.count("most", most);
            Bounds.days("back", back);
            Bounds.days("ahead", ahead);
            Bounds.days("past", past);
        }

        /** Whether an event was over when the mail was sent: a report, not an announcement. */
        public boolean isPast(EventTimes times, Instant sent) {
            Instant last = times.end() == null ? times.start() : times.end();
            Instant over = times.allDay() && times.end() == null ? last.plus(DAY) : last;
            return over.isBefore(sent.minus(DAY.multipliedBy(back)));
        }

        public boolean isTooFar(EventTimes times, Instant sent) {
            return times.start().isAfter(sent.plus(DAY.multipliedBy(ahead)));
        }

        /** Whether its end is more than so many days behind its start. */
        public boolean isTooLong(Instant start, Instant end) {
            return end.isAfter(start.plus(DAY.multipliedBy(ahead)));
        }
    }

    public record Grounding(double quote, double place, int passage) {
        public Grounding {
            Bounds.share("quote", quote);
            Bounds.share("place", place);
            Bounds.count("passage", passage);
        }
    }

    public record Files(int pages, int characters) {
        public Files {
            Bounds.count("pages", pages);
            Bounds.count("characters", characters);
        }
    }

    public record Pictures(When when, int most, int pixels) {
        /** Which mails are asked about their pictures. */
        public enum When {
            @JsonProperty("nothing-found")
            NOTHING_FOUND,
            @JsonProperty("always")
            ALWAYS,
            @JsonProperty("never")
            NEVER
        }

        public Pictures {
            Bounds.count("most", most);
            Bounds.between("pixels", pixels, 1, Integer.MAX_VALUE);
        }
    }

    public record Kept(int events, int text, int description, int descriptions, int list) {
        public Kept {
            Bounds.count("events", events);
            Bounds.between("text", text, 1, Integer.MAX_VALUE);
            Bounds.count("description", description);
            Bounds.count("descriptions", descriptions);
            Bounds.count("list", list);
        }
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and a folder, with a slash at its end; one
     *     that has no rules takes ours
     */
    public static ExtractionRules load(String root) {
        return PackagedFiles.read(root, RULES, ExtractionRules::read);
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a rule, or
     *     holds one that does not exist
     */
    public static ExtractionRules read(String yaml) throws JsonProcessingException {
        return StrictYaml.read(yaml, ExtractionRules.class);
    }
}
