package services.andreas.events.steps;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the work that code does, the same on every machine: a step is a call, a jump, or a
 * character that a regular expression looks at or a search passes over.
 */
public final class Steps {
    private static final CountedClasses CLASSES = new CountedClasses();

    private static long left = Long.MAX_VALUE;

    private Steps() {}

    /**
     * Lets a reader work on an input, and breaks it off when that takes too many steps.
     *
     * @param reader has a constructor without parameters; a class of its own and all that it uses
     *     are loaded anew, so it shares no static field with the test
     * @return the steps
     */
    public static <T> long atMost(long most, Class<? extends Consumer<T>> reader, T input) {
        Consumer<T> counted = CLASSES.newInstance(reader);
        left = most;
        try {
            counted.accept(input);
            return most - left;
        } finally {
            left = Long.MAX_VALUE;
        }
    }

    // from here on, what counted classes call

    public static void step() {
        steps(1);
    }

    private static void steps(long steps) {
        left -= steps;
        if (left < 0) {
            left = Long.MAX_VALUE;
            throw new AssertionError("More steps than are allowed");
        }
    }

    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new CountedText(text));
    }

    public static String[] split(Pattern pattern, CharSequence text) {
        return pattern.split(new CountedText(text));
    }

    public static boolean matches(String text, String pattern) {
        return matcher(Pattern.compile(pattern), text).matches();
    }

    public static String replaceAll(String text, String pattern, String replacement) {
        return matcher(Pattern.compile(pattern), text).replaceAll(replacement);
    }

    public static String replaceFirst(String text, String pattern, String replacement) {
        return matcher(Pattern.compile(pattern), text).replaceFirst(replacement);
    }

    public static int indexOf(String text, String searched, int from) {
        int found = text.indexOf(searched, from);
        steps(Math.max(1, (found < 0 ? text.length() : found) - from));
        return found;
    }

    public static int indexOf(String text, int searched, int from) {
        int found = text.indexOf(searched, from);
        steps(Math.max(1, (found < 0 ? text.length() : found) - from));
        return found;
    }

    public static int indexOf(String text, String searched) {
        return indexOf(text, searched, 0);
    }

    public static int indexOf(String text, int searched) {
        return indexOf(text, searched, 0);
    }

    public static boolean contains(String text, CharSequence searched) {
        return indexOf(text, searched.toString(), 0) >= 0;
    }

    private record CountedText(CharSequence text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
