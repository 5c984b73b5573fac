package services.andreas.events.extract.compare;

import static services.andreas.events.event.Field.ALL_DAY;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.TIMEZONE;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Field;
import services.andreas.events.extract.TitleWords;
import services.andreas.events.merge.Merging;

/**
 * Finds accounts of one event in which two sources name different times. Both may be right, as with
 * two performances; a time is doubted that the text of the mail does not name.
 */
record Contradictions(MailSays mail, Merging merging, ZoneId zone) {
    private static final List<Field<?>> TIMES =
            List.of(START_TIME, END_TIME, ALL_DAY, TIMEZONE, RECURRENCE_ID);

    /**
     * @param accounts those of the higher sources first
     */
    List<Account> settle(List<Account> accounts) {
        boolean several = accounts.stream().map(Account::sources).distinct().count() > 1;
        if (!several) {
            return accounts;
        }
        Map<Integer, Account> left = new TreeMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            left.put(i, accounts.get(i));
        }
        // the contradicted ones, by those of whom each may be another account
        Map<List<Integer>, List<Integer>> doubted = new LinkedHashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            List<Integer> partners = partners(i, accounts, left);
            if (!partners.isEmpty()) {
                doubted.computeIfAbsent(partners, key -> new ArrayList<>()).add(i);
            }
        }
        doubted.forEach((partners, those) -> settle(partners, those, left));
        return List.copyOf(left.values());
    }

    /** Of which others this one may be a false account; unites it where only the zone differs. */
    private List<Integer> partners(int at, List<Account> accounts, Map<Integer, Account> left) {
        Account account = accounts.get(at);
        List<Integer> partners = new ArrayList<>();
        for (int other = 0; other < accounts.size(); other++) {
            Account one = accounts.get(other);
            if (other == at || !mayBeOne(one, account)) {
                continue;
            }
            boolean sameClock = one.local(zone).equals(account.local(zone));
            if (sameClock && other < at) {
                unite(other, at, left);
            } else if (!sameClock
                    && isDoubted(account, one)
                    && isFirstDoubted(at, other, accounts)) {
                partners.add(other);
            }
        }
        return partners;
    }

    /** Of two that are doubted, the one of the lower source is. */
    private boolean isFirstDoubted(int at, int other, List<Account> accounts) {
        return other < at || !isDoubted(accounts.get(other), accounts.get(at));
    }

    private boolean mayBeOne(Account one, Account other) {
        return one.isDated()
                && other.isDated()
                && !one.event().start().equals(other.event().start())
                && Collections.disjoint(one.sources(), other.sources())
                && TitleWords.areMostlyShared(one.words(), other.words())
                && !(areApart(one.event(), other.event()));
    }

    /** A tour: the mail names both places. */
    private boolean areApart(Event one, Event other) {
        return merging.isElsewhere(one, other)
                && mail.says(name(one.get(LOCATION)))
                && mail.says(name(other.get(LOCATION)));
    }

    static String name(String place) {
        return place.split("[,;\n]", 2)[0];
    }

    private boolean isDoubted(Account account, Account other) {
        if (!account.isOnlyStructured()) {
            return false;
        }
        boolean sameDay = account.local(zone).toLocalDate().equals(other.local(zone).toLocalDate());
        return sameDay
                ? !account.event().isAllDay() && !mail.names(account.time(zone))
                : !mail.names(account.days());
    }

    private void settle(List<Integer> partners, List<Integer> doubted, Map<Integer, Account> left) {
        boolean clear = partners.size() == doubted.size();
        for (int i = 0; i < doubted.size(); i++) {
            int partner = partners.get(Math.min(i, partners.size() - 1));
            int first = Math.min(partner, doubted.get(i));
            int second = Math.max(partner, doubted.get(i));
            if (!left.containsKey(first) || !left.containsKey(second)) {
                continue;
            }
            if (clear) {
                unite(first, second, left);
            } else {
                String reason = reason(left.get(first), left.get(second));
                left.computeIfPresent(first, (at, one) -> one.contradicted(one.event(), reason));
                left.computeIfPresent(second, (at, one) -> one.contradicted(one.event(), reason));
            }
        }
    }

    /** The higher source's account, with what only the other one says. */
    private void unite(int first, int second, Map<Integer, Account> left) {
        Account one = left.get(first);
        Account other = left.get(second);
        if (one == null || other == null) {
            return;
        }
        left.remove(second);
        EventBuilder rest = other.event().toBuilder();
        TIMES.forEach(rest::remove);
        Event whole = one.event().completedBy(rest.build());
        boolean assumed = other.event().zone(zone).equals(zone);
        boolean agree = one.local(zone).equals(other.local(zone)) && assumed;
        Account both = one.unitedWith(other, whole);
        left.put(first, agree ? both : both.contradicted(whole, reason(one, other)));
    }

    private String reason(Account one, Account other) {
        return "its %s says %s, its %s %s"
                .formatted(one.source(), one.when(zone), other.source(), other.when(zone));
    }
}
