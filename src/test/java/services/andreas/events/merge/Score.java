package services.andreas.events.merge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import services.andreas.events.merge.Pairs.Pair;
import services.andreas.events.merge.Pairs.Verdict;
import services.andreas.events.words.TestWords;

/**
 * How the verdicts of the rules agree with those of people.
 *
 * @param falseMerges pairs that are not the same, and were merged
 * @param missed pairs that are the same, and were kept apart
 * @param wrong every pair on which the verdicts differ
 */
public record Score(
        int pairs, int same, List<String> falseMerges, List<String> missed, List<String> wrong) {

    /** Prints the score of the labelled pairs in the files that are named. */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            System.out.println(file + ": " + of(Pairs.read(file)));
        }
    }

    static Score of(Pairs pairs) throws IOException {
        Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "UTC");
        List<String> falseMerges = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int same = 0;
        for (Pair pair : pairs.pairs()) {
            Verdict verdict = verdict(merging, pair);
            same += pair.verdict() == Verdict.SAME ? 1 : 0;
            String text = pair.verdict() + " taken for " + verdict + ": " + pair.text();
            if (verdict != pair.verdict()) {
                wrong.add(text);
                if (verdict == Verdict.SAME) {
                    falseMerges.add(text);
                }
                if (pair.verdict() == Verdict.SAME) {
                    missed.add(text);
                }
            }
        }
        return new Score(pairs.pairs().size(), same, falseMerges, missed, wrong);
    }

    private static Verdict verdict(Merging merging, Pair pair) {
        Mention one = merging.mention("1", "m1", merging.json().of(pair.one()));
        Mention other = merging.mention("2", "m2", merging.json().of(pair.other()));
        List<Group> groups = merging.groups(List.of(one, other));
        if (groups.size() == 1) {
            boolean found =
                    merging.identities(one).stream().anyMatch(merging.identities(other)::contains)
                            || merging.searched(other).stream()
                                    .anyMatch(merging.identities(one)::contains);
            return found ? Verdict.SAME : Verdict.DIFFERENT;
        }
        return groups.stream().anyMatch(group -> group.needsReview() != null)
                ? Verdict.UNCLEAR
                : Verdict.DIFFERENT;
    }

    double recall() {
        return (same - missed.size()) / (double) same;
    }

    double precision() {
        int merged = same - missed.size() + falseMerges.size();
        return (same - missed.size()) / (double) merged;
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "Pairs: %d, precision %.3f, recall %.3f, %d of %d verdicts right%n",
                        pairs,
                        precision(),
                        recall(),
                        pairs - wrong.size(),
                        pairs)
                + String.join(System.lineSeparator(), wrong);
    }
}
