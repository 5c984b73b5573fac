package services.andreas.events;

import static services.andreas.events.ledger.Attributes.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the tables and the counters of the stand-ins say after a storm; nothing that the application
 * itself reports is believed.
 *
 * @param mails all that were put into the mailbox
 * @param lost events that a mail announces and no item holds
 * @param doubled items that no mail announces, or that another one holds already
 * @param mixed mails whose events stem from more than one answer
 * @param open messages that are neither completed nor quarantined
 * @param quarantined messages that are
 * @param paid answers that the model gave
 * @param violations every finding in words
 */
record Verdict(
        long mails,
        long lost,
        long doubled,
        long mixed,
        long open,
        Set<String> quarantined,
        long paid,
        List<String> violations) {

    static Verdict of(Storm storm, Collection<StormMail> mails, long paid) {
        List<String> violations = new ArrayList<>(storm.history().violations(mails));
        Set<String> quarantined = new TreeSet<>();
        long open = 0;
        for (StormMail mail : mails) {
            String id = mail.id();
            String status = text(storm.stage.state(id), "status");
            if ("QUARANTINED".equals(status)) {
                quarantined.add(id);
            } else if (!"COMPLETED".equals(status)) {
                open++;
                violations.add("message " + id + " is " + status);
            }
        }

        Map<String, List<Map<String, AttributeValue>>> items =
                storm.stage.events().stream()
                        .collect(Collectors.groupingBy(item -> text(item, "email_id")));
        long lost = 0;
        long doubled = 0;
        long mixed = 0;
        for (StormMail mail : mails) {
            List<Map<String, AttributeValue>> found = items.getOrDefault(mail.id(), List.of());
            List<String> titles = found.stream().map(item -> text(item, "title")).sorted().toList();
            List<String> expected = quarantined.contains(mail.id()) ? List.of() : mail.titles();
            long missing = expected.stream().filter(title -> !titles.contains(title)).count();
            lost += missing;
            doubled += titles.size() - (expected.size() - missing);
            if (!titles.equals(expected)) {
                violations.add(mail.subject() + " announces " + expected + ", stored " + titles);
            }
            long generations =
                    found.stream().map(item -> text(item, "description")).distinct().count();
            if (generations > 1) {
                mixed++;
                violations.add(mail.subject() + " mixes " + generations + " answers");
            }
        }
        long foreign = items.keySet().stream().filter(id -> !storm.mails.containsKey(id)).count();
        if (foreign > 0) {
            violations.add(foreign + " items of no mail");
        }
        violations.addAll(contributionsOfTwoAnswers(storm));
        return new Verdict(
                mails.size(), lost, doubled + foreign, mixed, open, quarantined, paid, violations);
    }

    /** What a message contributed must stem from one answer too, or a later merge would mix. */
    private static List<String> contributionsOfTwoAnswers(Storm storm) {
        return storm.stage.ledger().stream()
                .filter(item -> text(item, "sk").startsWith("message#"))
                .collect(
                        Collectors.groupingBy(
                                item -> text(item, "sk"),
                                Collectors.mapping(
                                        item ->
                                                text(item, "event")
                                                        .replaceAll(
                                                                "(?s).*(generation \\d+).*", "$1"),
                                        Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " contributed " + entry.getValue())
                .toList();
    }

    /** Answers that were paid for and not needed. */
    long wasted() {
        return paid - mails;
    }
}
