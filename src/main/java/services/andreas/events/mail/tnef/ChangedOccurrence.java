package services.andreas.events.mail.tnef;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;

/**
 * One occurrence of a repeating meeting that differs from the others (MS-OXOCAL 2.2.1.44.2 and
 * 2.2.1.44.3).
 *
 * @param original when it would have taken place
 * @param title null for that of the others
 * @param place null for that of the others
 */
record ChangedOccurrence(
        LocalDateTime original,
        LocalDateTime start,
        LocalDateTime end,
        @Nullable String title,
        @Nullable String place) {
    private static final int TITLE = 0x0001;
    private static final int PLACE = 0x0010;

    /** Meeting type, reminder, reminder set; then status, attachment, subtype, color. */
    private static final int[] BEFORE_PLACE = {0x0002, 0x0004, 0x0008};

    private static final int[] BEHIND_PLACE = {0x0020, 0x0040, 0x0080, 0x0100};

    /** Writers before Outlook 2007 say nothing of highlights. */
    private static final long HIGHLIGHTS = 0x3009;

    /** An occurrence, and which members of it differ. */
    private record Flagged(ChangedOccurrence occurrence, int flags) {}

    /**
     * @param in from the count of changes on
     * @param writer version of the program that wrote it
     */
    static List<ChangedOccurrence> read(Bytes in, long writer, Charset ansi)
            throws TruncatedException {
        int count = in.u16();
        List<Flagged> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(change(in, ansi));
        }
        try {
            in.skip(in.u32());
            List<ChangedOccurrence> wide = new ArrayList<>();
            for (Flagged change : changes) {
                wide.add(wide(in, change, writer));
            }
            return wide;
        } catch (TruncatedException none) {
            // the same texts in the sender's code page
            return changes.stream().map(Flagged::occurrence).toList();
        }
    }

    private static Flagged change(Bytes in, Charset ansi) throws TruncatedException {
        LocalDateTime start = LocalStamp.ofMinutes(in.u32());
        LocalDateTime end = LocalStamp.ofMinutes(in.u32());
        LocalDateTime original = LocalStamp.ofMinutes(in.u32());
        int flags = in.u16();
        String title = has(flags, TITLE) ? text(in, ansi) : null;
        skip(in, flags, BEFORE_PLACE);
        String place = has(flags, PLACE) ? text(in, ansi) : null;
        skip(in, flags, BEHIND_PLACE);
        return new Flagged(new ChangedOccurrence(original, start, end, title, place), flags);
    }

    private static String text(Bytes in, Charset ansi) throws TruncatedException {
        in.skip(2);
        return new String(in.part(in.u16()).rest(), ansi);
    }

    private static void skip(Bytes in, int flags, int[] members) throws TruncatedException {
        for (int member : members) {
            in.skip(has(flags, member) ? 4 : 0);
        }
    }

    private static ChangedOccurrence wide(Bytes in, Flagged change, long writer)
            throws TruncatedException {
        if (writer >= HIGHLIGHTS) {
            in.skip(in.u32());
        }
        in.skip(in.u32());
        ChangedOccurrence one = change.occurrence();
        if (!has(change.flags(), TITLE) && !has(change.flags(), PLACE)) {
            return one;
        }
        in.skip(12);
        String title = has(change.flags(), TITLE) ? wide(in) : null;
        String place = has(change.flags(), PLACE) ? wide(in) : null;
        in.skip(in.u32());
        return new ChangedOccurrence(one.original(), one.start(), one.end(), title, place);
    }

    private static String wide(Bytes in) throws TruncatedException {
        return new String(in.part(2L * in.u16()).rest(), StandardCharsets.UTF_16LE);
    }

    private static boolean has(int flags, int member) {
        return (flags & member) != 0;
    }
}
