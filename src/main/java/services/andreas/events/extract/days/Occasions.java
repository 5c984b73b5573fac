package services.andreas.events.extract.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.Folded;
import services.andreas.events.words.WordLists;

/**
 * Knows texts that name no day, no hour, no repetition and nothing that takes place. Where a text
 * is short, or in a language that is not listed, or has numbers of an unknown kind, it knows
 * nothing.
 */
public final class Occasions {
    /** So many of its most common words show that a text is of a language. */
    private static final int SURE = 5;

    /** So many show that it may be, so that its words of occasions count. */
    private static final int POSSIBLE = 3;

    /** Of the words of a text, so many are common ones; the others are of another language. */
    private static final double SHARE = 0.2;

    /** Shorter names of months and weekdays are other words in other languages. */
    private static final int NAME_CHARS = 4;

    private static final String EVERYWHERE = "en";
    private static final Pattern NO_PROSE =
            Pattern.compile("https?://[^\\s<>]++|[^\\s<>@]{1,100}+@[^\\s<>@]++");
    private static final Pattern MAY = Pattern.compile("(?<=[\\p{Ll},\\d] )May\\b");

    /** What may be a day or an hour in some form or other, unless it is a price or a share. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\d.,])\\d{1,2}\\s?[:./h–-]\\s?\\d{1,2}(?![\\d.,]|\\s?[$€£%])"
                            + "|\\d{1,2}\\s?(?:st|nd|rd|th|er|º|ª)\\b"
                            + "|(?<!\\p{L})\\d{1,2}\\s?\\p{L}{3,12}\\s?\\d{2,4}(?!\\d)"
                            + "|\\d{3,4}\\s?(?:hrs?|h|uhr)\\b"
                            + "|(?<!\\d)[012]\\d[0-5]\\d\\s?[–-]\\s?[012]\\d[0-5]\\d(?!\\d)");

    private static final String CURRENCIES = "$€£";
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
    private static final Pattern COPYRIGHT =
            Pattern.compile("(?:©|\\(c\\)|copyright|[-–])[\\s\\d–-]*+$");
    private static final int BEFORE = 20;

    private final DayWords words;
    private final Map<String, Set<String>> common = new HashMap<>();
    private final Map<String, Set<String>> occasions = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> today;

    public Occasions(WordLists lists) {
        this.words = DayWords.of(lists);
        lists.occasions().common().forEach((language, of) -> common.put(language, folded(of)));
        lists.occasions()
                .occasions()
                .forEach((language, of) -> occasions.put(language, folded(of)));
        for (WordLists.Names of : List.of(lists.calendar(), lists.spellings())) {
            of.months().values().forEach(this::addNames);
            of.weekdays().values().forEach(this::addNames);
        }
        today = lists.days().today().stream().map(Folded::of).toList();
    }

    private void addNames(List<String> of) {
        of.stream().filter(name -> name.length() > NAME_CHARS).map(Folded::of).forEach(names::add);
    }

    /** A star at the end of a word stays. */
    private static Set<String> folded(List<String> words) {
        Set<String> folded = new HashSet<>();
        words.forEach(word -> folded.add(Folded.of(word) + (word.endsWith("*") ? "*" : "")));
        return folded;
    }

    /**
     * @param sent when the text was
     */
    public boolean areNone(String whole, LocalDate sent) {
        String text = NO_PROSE.matcher(whole).replaceAll(" ");
        String folded = Folded.of(text);
        List<String> all = Folded.wordsOf(folded);
        Set<String> distinct = new HashSet<>(all);
        return isKnown(all, distinct)
                && !namesTime(text, sent)
                && distinct.stream().noneMatch(names::contains)
                && today.stream().noneMatch(word -> (" " + folded + " ").contains(" " + word + " "))
                && languages(distinct, POSSIBLE).stream()
                        .noneMatch(language -> names(occasions.get(language), distinct));
    }

    private boolean isKnown(List<String> all, Set<String> distinct) {
        Set<String> known = new HashSet<>();
        languages(distinct, SURE).forEach(language -> known.addAll(common.get(language)));
        return !known.isEmpty()
                && all.stream().filter(known::contains).count() >= SHARE * all.size();
    }

    private List<String> languages(Set<String> distinct, int least) {
        List<String> languages = new ArrayList<>(least < SURE ? List.of(EVERYWHERE) : List.of());
        common.forEach(
                (language, words) -> {
                    if (words.stream().filter(distinct::contains).count() >= least) {
                        languages.add(language);
                    }
                });
        return languages;
    }

    private static boolean names(Set<String> occasions, Set<String> words) {
        for (String word : words) {
            if (occasions.contains(word)) {
                return true;
            }
            for (int end = 1; end <= word.length(); end++) {
                if (occasions.contains(word.substring(0, end) + "*")) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean namesTime(String text, LocalDate sent) {
        ScannedText scanned = ScannedText.of(text, words);
        return !DayMentions.in(scanned).isEmpty()
                || !ClockTimes.in(scanned).isEmpty()
                || MAY.matcher(text).find()
                || scanned.text.chars().anyMatch(c -> c > '9' && Character.isDigit(c))
                || NUMBER.matcher(scanned.text)
                        .results()
                        .anyMatch(at -> isNoPrice(scanned, at.start()))
                || YEAR.matcher(scanned.text)
                        .results()
                        .anyMatch(at -> isAhead(scanned.text, at.start(), sent));
    }

    private static boolean isNoPrice(ScannedText scanned, int at) {
        String before = scanned.text.substring(Math.max(0, at - 2), at).strip();
        return before.isEmpty() || CURRENCIES.indexOf(before.charAt(before.length() - 1)) < 0;
    }

    private static boolean isAhead(String text, int at, LocalDate sent) {
        int year = Integer.parseInt(text.substring(at, at + 4));
        Matcher copyright = COPYRIGHT.matcher(text.substring(Math.max(0, at - BEFORE), at));
        return year >= sent.getYear() && !copyright.find();
    }
}
