package services.andreas.events.extract.compare;

import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TITLE;

import com.google.common.base.CharMatcher;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.text.Words;
import services.andreas.events.words.WordLists;

/** Takes the state of an event out of its title: "Abgesagt: Konzert" is a cancelled "Konzert". */
final class TitleStates {
    private enum State {
        CANCELLED,
        SOLD_OUT,
        TENTATIVE,
        MOVED,
        CONFIRMED
    }

    /** A title without a decoration at one of its ends. */
    private record Cut(State state, String rest) {}

    private static final int LONGEST = 40;
    private static final int MOST = 4;
    private static final CharMatcher SEPARATOR = CharMatcher.anyOf(":：!！|–—-·*~");
    private static final CharMatcher EDGE = SEPARATOR.or(CharMatcher.anyOf(",;")).or(space());
    private static final String OPENING = "([{（【「";
    private static final String CLOSING = ")]}）】」";

    private final Map<String, State> states = new HashMap<>();

    TitleStates(WordLists.States words) {
        add(words.moved(), State.MOVED);
        add(words.confirmed(), State.CONFIRMED);
        add(words.tentative(), State.TENTATIVE);
        add(words.soldOutInText(), State.SOLD_OUT);
        add(words.soldOut(), State.SOLD_OUT);
        add(words.cancelledInText(), State.CANCELLED);
        add(words.cancelled(), State.CANCELLED);
    }

    private static CharMatcher space() {
        return CharMatcher.whitespace();
    }

    private void add(List<String> words, State state) {
        words.forEach(word -> states.put(folded(word), state));
    }

    private static String folded(String text) {
        return String.join(" ", Words.of(text));
    }

    Event read(Event event) {
        String title = event.get(TITLE, "");
        String rest = title;
        Set<State> found = EnumSet.noneOf(State.class);
        for (int i = 0; i < MOST; i++) {
            Cut cut = cut(rest.strip());
            if (cut == null) {
                break;
            }
            found.add(cut.state());
            rest = cut.rest();
        }
        return found.isEmpty() ? event : with(found, rest, event);
    }

    private static Event with(Set<State> states, String title, Event event) {
        String source = event.source(TITLE);
        EventBuilder draft = event.toBuilder().put(TITLE, title, source);
        if (!event.quotes().containsKey(TITLE)) {
            draft.quote(TITLE, event.get(TITLE));
        }
        if (states.contains(State.CANCELLED)) {
            if ("confirmed".equals(event.get(STATUS))) {
                draft.needsReview("its title says that it is cancelled");
            }
            draft.put(STATUS, "cancelled", source);
        } else if (states.contains(State.TENTATIVE) && !event.has(STATUS)) {
            draft.put(STATUS, "tentative", source);
        } else if (states.contains(State.CONFIRMED) && !event.has(STATUS)) {
            draft.put(STATUS, "confirmed", source);
        }
        if (states.contains(State.SOLD_OUT)) {
            draft.put(SOLD_OUT, true, source);
        }
        return draft.build();
    }

    private @Nullable Cut cut(String title) {
        int end = title.length();
        if (end < 2) {
            return null;
        }
        Cut cut = inBrackets(title);
        for (int i = 1; cut == null && i < Math.min(end, LONGEST); i++) {
            if (isBreak(title, i)) {
                cut = prefix(title.substring(0, i), title.substring(i));
            }
        }
        for (int i = end - 1; cut == null && i > Math.max(0, end - LONGEST); i--) {
            if (isBreak(title, i)) {
                cut = suffix(title.substring(0, i), title.substring(i));
            }
        }
        return cut;
    }

    private @Nullable Cut inBrackets(String title) {
        int last = title.length() - 1;
        int first = OPENING.indexOf(title.charAt(0));
        int close = first < 0 ? -1 : title.indexOf(CLOSING.charAt(first));
        Cut cut = null;
        if (close > 0 && close < LONGEST) {
            cut = prefix(title.substring(1, close), title.substring(close + 1));
        }
        int closing = CLOSING.indexOf(title.charAt(last));
        int open = closing < 0 ? -1 : title.lastIndexOf(OPENING.charAt(closing));
        if (cut == null && open > 0 && last - open < LONGEST) {
            cut = suffix(title.substring(0, open), title.substring(open + 1, last));
        }
        return cut;
    }

    /** Whether a decoration may end or begin there: at a separator, or a change from capitals. */
    private static boolean isBreak(String title, int at) {
        char c = title.charAt(at);
        if (c == '-') {
            return title.charAt(at - 1) == ' '
                    || at + 1 < title.length() && title.charAt(at + 1) == ' ';
        }
        boolean capitals =
                c == ' '
                        && isLoud(title.substring(0, at)) != isLoud(title.substring(at))
                        && title.length() < LONGEST * LONGEST;
        return capitals || SEPARATOR.matches(c);
    }

    private static boolean isLoud(String text) {
        return text.codePoints().noneMatch(Character::isLowerCase);
    }

    private @Nullable Cut prefix(String decoration, String title) {
        return cut(decoration, EDGE.trimLeadingFrom(title));
    }

    private @Nullable Cut suffix(String title, String decoration) {
        return cut(decoration, EDGE.trimTrailingFrom(title));
    }

    private @Nullable Cut cut(String decoration, String title) {
        State state = states.get(folded(decoration));
        boolean isTitle = title.codePoints().anyMatch(Character::isLetterOrDigit);
        return state != null && isTitle ? new Cut(state, title) : null;
    }
}
