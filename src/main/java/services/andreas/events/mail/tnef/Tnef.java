package services.andreas.events.mail.tnef;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;
import services.andreas.events.mail.tnef.MapiProperties.Key;

/** A message in TNEF (MS-OXTNEF): its meeting as iCalendar, and its files. */
public final class Tnef {
    private static final int SIGNATURE = 0x223E9F78;

    /** Attributes by the lower half of their identifier; the upper half is their type. */
    private static final int START = 0x0006;

    private static final int END = 0x0007;
    private static final int SUBJECT = 0x8004;
    private static final int MESSAGE_CLASS = 0x8008;
    private static final int FILE_BYTES = 0x800F;
    private static final int FILE_NAME = 0x8010;
    private static final int FILE_BEGINS = 0x9002;
    private static final int PROPERTIES = 0x9003;
    private static final int FILE_PROPERTIES = 0x9005;
    private static final int CODE_PAGE = 0x9007;

    private static final Key LONG_NAME = Key.of(0x3707);
    private static final Key SHORT_NAME = Key.of(0x3704);
    private static final Key MEDIA_TYPE = Key.of(0x370E);
    private static final Key OBJECT = Key.of(0x3701);

    /** What precedes a message within a message (IID_IMessage). */
    private static final int INTERFACE_BYTES = 16;

    private final MapiProperties properties = new MapiProperties();
    private final List<Attached> attached = new ArrayList<>();
    private Charset ansi = StandardCharsets.UTF_8;
    private byte[] messageClass = {};
    private byte[] subject = {};
    private @Nullable Bytes start;
    private @Nullable Bytes end;
    private boolean cut;

    private Tnef() {}

    /**
     * @param name as written, with its ending
     * @param type media type, empty if not known
     */
    public record File(String name, String type, byte[] bytes) {}

    private static final class Attached {
        private final MapiProperties properties = new MapiProperties();
        private byte[] name = {};
        private @Nullable Bytes bytes;
    }

    /** Whether bytes of any declared type are TNEF. */
    public static boolean isOne(byte[] bytes) {
        try {
            return new Bytes(bytes).i32() == SIGNATURE;
        } catch (TruncatedException none) {
            return false;
        }
    }

    /**
     * Reads as far as the bytes can be read.
     *
     * @param files the most files that are kept
     */
    public static Tnef read(byte[] bytes, int files) {
        Tnef tnef = new Tnef();
        try {
            tnef.read(new Bytes(bytes), files);
        } catch (TruncatedException broken) {
            tnef.cut = true;
        }
        return tnef;
    }

    private void read(Bytes in, int files) throws TruncatedException {
        if (in.i32() != SIGNATURE) {
            throw new TruncatedException();
        }
        in.skip(2);
        while (in.left() > 0) {
            boolean isOfMessage = in.u8() == 1;
            int id = in.u16();
            in.skip(2);
            Bytes value = in.part(in.u32());
            in.skip(2);
            if (isOfMessage) {
                ofMessage(id, value);
            } else if (id == FILE_BEGINS && attached.size() == files) {
                throw new TruncatedException();
            } else {
                ofFile(id, value);
            }
        }
    }

    private void ofMessage(int id, Bytes value) throws TruncatedException {
        switch (id) {
            case CODE_PAGE -> ansi = charset(value.i32());
            case MESSAGE_CLASS -> messageClass = value.rest();
            case SUBJECT -> subject = value.rest();
            case START -> start = value;
            case END -> end = value;
            case PROPERTIES -> properties.read(value);
            default -> {}
        }
    }

    private void ofFile(int id, Bytes value) throws TruncatedException {
        if (id == FILE_BEGINS) {
            attached.add(new Attached());
        }
        if (!attached.isEmpty()) {
            Attached file = attached.get(attached.size() - 1);
            switch (id) {
                case FILE_BYTES -> file.bytes = value;
                case FILE_NAME -> file.name = value.rest();
                case FILE_PROPERTIES -> file.properties.read(value);
                default -> {}
            }
        }
    }

    private static Charset charset(int codePage) {
        try {
            return Charset.forName(codePage == 65001 ? "UTF-8" : "windows-" + codePage);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Returns the message as iCalendar, if it is about a meeting that can be told. */
    public @Nullable String calendar() {
        return new Meeting(
                        properties,
                        ansi,
                        string(messageClass),
                        string(subject),
                        LocalStamp.of(start),
                        LocalStamp.of(end))
                .calendar();
    }

    /** Whether it is about a meeting, told or not. */
    public boolean isMeeting() {
        return Meeting.isOne(properties, ansi, string(messageClass));
    }

    /** Returns the files, and the messages within this one as TNEF. */
    public List<File> files() {
        List<File> files = new ArrayList<>();
        for (Attached file : attached) {
            String name = file.properties.text(LONG_NAME, ansi);
            name = name.isEmpty() ? file.properties.text(SHORT_NAME, ansi) : name;
            name = name.isEmpty() ? string(file.name) : name;
            Bytes object = file.properties.bytes(OBJECT);
            Bytes bytes = file.bytes == null ? object : file.bytes.again();
            if (object != null && file.bytes == null && object.left() > INTERFACE_BYTES) {
                byte[] rest = object.rest();
                byte[] within = Arrays.copyOfRange(rest, INTERFACE_BYTES, rest.length);
                bytes = new Bytes(isOne(within) ? within : rest);
            }
            if (bytes != null) {
                files.add(new File(name, file.properties.text(MEDIA_TYPE, ansi), bytes.rest()));
            }
        }
        return files;
    }

    /** Whether bytes are missing, or files are left out. */
    public boolean isCut() {
        return cut;
    }

    private String string(byte[] bytes) {
        return MapiProperties.untilNull(new String(bytes, ansi));
    }
}
