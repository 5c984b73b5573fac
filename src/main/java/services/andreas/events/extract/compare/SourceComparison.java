package services.andreas.events.extract.compare;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.TITLE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvent;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.mail.Mail;
import services.andreas.events.merge.Merging;
import services.andreas.events.text.Folded;
import services.andreas.events.text.Text;
import services.andreas.events.words.WordLists;

/**
 * Compares what the sources of one mail say of one event: where they contradict each other, it is
 * one event that a person looks at, not two.
 */
public final class SourceComparison {
    /** So many titles are looked for in the text; each takes time by its length. */
    private static final int MOST_TITLES = 50;

    private static final int TITLE_CHARS = 200;

    private final TitleStates states;
    private final HeaderWords headers;
    private final TextCheck textCheck;
    private final Merging merging;
    private final ZoneId zone;

    /**
     * @param zone IANA zone of times that name none
     */
    public SourceComparison(WordLists words, ExtractionRules rules, Merging merging, String zone) {
        this.merging = merging;
        this.zone = ZoneId.of(zone);
        states = new TitleStates(words.states());
        DayWords dayWords = DayWords.of(words);
        headers = HeaderWords.of(words);
        textCheck = new TextCheck(words, dayWords, rules.answers().past(), this.zone);
    }

    /** Unites mentions of one event, and marks contradictions. */
    public void compare(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        foundEvents.statements().replaceAll(states::read);
        List<Account> accounts = new ArrayList<>();
        for (FoundEvent found : foundEvents.found()) {
            accounts.add(Account.of(found.with(states.read(found.event())), zone));
        }
        if (accounts.stream().anyMatch(Account::isStructured)) {
            LocalDate sent = LocalDate.ofInstant(mail.date(), zone);
            MailSays says = new MailSays(mail, sent, headers);
            accounts = new Contradictions(says, merging, zone).settle(accounts);
            accounts = accounts.stream().map(account -> withPlaces(account, says)).toList();
            accounts = withText(accounts, says, sent);
        }
        foundEvents.replace(accounts.stream().map(Account::found).toList());
    }

    /** Sources that agree about the time may name two places. */
    private Account withPlaces(Account account, MailSays says) {
        Event first = account.event();
        for (Event other : account.found().accounts()) {
            boolean isBacked = says.says(Contradictions.name(first.get(LOCATION, "")));
            if (merging.isElsewhere(first, other) && !isBacked) {
                String reason =
                        "the mail names two places: %s; %s"
                                .formatted(first.get(LOCATION), other.get(LOCATION));
                return account.contradicted(first, reason);
            }
        }
        return account;
    }

    private List<Account> withText(List<Account> accounts, MailSays says, LocalDate sent) {
        Map<String, List<Account>> byTitle = new LinkedHashMap<>();
        accounts.stream()
                .filter(Account::isDated)
                .forEach(
                        account ->
                                byTitle.computeIfAbsent(title(account), key -> new ArrayList<>())
                                        .add(account));
        List<String> titles = byTitle.keySet().stream().limit(MOST_TITLES).toList();
        Map<String, String> lines = new HashMap<>();
        for (String title : titles) {
            if (byTitle.get(title).stream().anyMatch(Account::isStructured)) {
                lines.put(
                        title,
                        textCheck.contradiction(title, byTitle.get(title), titles, says, sent));
            }
        }
        return accounts.stream()
                .map(account -> withText(account, lines.get(title(account))))
                .toList();
    }

    private Account withText(Account account, @Nullable String line) {
        if (line == null || !account.isOnlyStructured() || account.contradicted()) {
            return account;
        }
        String reason =
                "its %s says %s, its text \"%s\""
                        .formatted(account.source(), account.when(zone), line);
        return account.contradicted(account.event(), reason);
    }

    private static String title(Account account) {
        return Folded.of(Text.cut(account.event().get(TITLE, ""), TITLE_CHARS));
    }
}
