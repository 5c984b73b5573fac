package services.andreas.events.mail.tnef;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;

/** MAPI properties in the form of MS-OXTNEF 2.1.3.4; the first value of each counts. */
final class MapiProperties {
    /** Sets of named properties (MS-OXPROPS 1.3.2). */
    static final UUID APPOINTMENT = UUID.fromString("00062002-0000-0000-c000-000000000046");

    static final UUID MEETING = UUID.fromString("6ed8da90-450b-101b-98da-00aa003f1305");
    static final UUID COMMON = UUID.fromString("00062008-0000-0000-c000-000000000046");

    private static final int STRING8 = 0x1E;
    private static final int UNICODE = 0x1F;
    private static final int TIME = 0x40;
    private static final int MULTIPLE = 0x1000;

    /** The seconds from 1601, where a FILETIME begins. */
    private static final long EPOCH = 11_644_473_600L;

    private static final long TICKS = 10_000_000L;

    private final Map<Key, Value> values = new HashMap<>();

    /**
     * @param set null for properties without a set
     */
    record Key(@Nullable UUID set, int id) {
        static Key of(int id) {
            return new Key(null, id);
        }
    }

    private record Value(int type, Bytes bytes) {}

    /** Adds the properties of a stream as far as they can be read. */
    void read(Bytes in) throws TruncatedException {
        long count = in.u32();
        for (long i = 0; i < count; i++) {
            int type = in.u16();
            int id = in.u16();
            Key key = id < 0x8000 ? Key.of(id) : named(in);
            boolean isVariable = isVariable(type & ~MULTIPLE);
            long values = isVariable || (type & MULTIPLE) != 0 ? in.u32() : 1;
            for (long value = 0; value < values; value++) {
                Bytes bytes = value(in, type & ~MULTIPLE, isVariable);
                if (key != null) {
                    this.values.putIfAbsent(key, new Value(type, bytes));
                }
            }
        }
    }

    private static boolean isVariable(int type) {
        return type == STRING8 || type == UNICODE || type == 0x0D || type == 0x102;
    }

    private static Bytes value(Bytes in, int type, boolean isVariable) throws TruncatedException {
        long length =
                isVariable
                        ? in.u32()
                        : switch (type) {
                            case 0x02, 0x0B, 0x03, 0x04, 0x0A -> 4;
                            case 0x05, 0x06, 0x07, 0x14, TIME -> 8;
                            case 0x48 -> 16;
                            default -> throw new TruncatedException();
                        };
        Bytes bytes = in.part(length);
        in.align(length);
        return bytes;
    }

    /** Returns null for a property that has a name instead of a number. */
    private static @Nullable Key named(Bytes in) throws TruncatedException {
        int first = in.i32();
        long middle = (long) in.u16() << 16 | in.u16();
        ByteBuffer last = ByteBuffer.wrap(in.part(8).rest()).order(ByteOrder.BIG_ENDIAN);
        UUID set = new UUID((long) first << 32 | middle, last.getLong());
        boolean isNumber = in.i32() == 0;
        long value = in.u32();
        if (!isNumber) {
            in.skip(value);
            in.align(value);
            return null;
        }
        return new Key(set, (int) value);
    }

    @Nullable Bytes bytes(Key key) {
        Value value = values.get(key);
        return value == null ? null : value.bytes.again();
    }

    /** Returns the text, empty if there is none. */
    String text(Key key, Charset ansi) {
        Value value = values.get(key);
        if (value == null || value.type != STRING8 && value.type != UNICODE) {
            return "";
        }
        Charset charset = value.type == UNICODE ? StandardCharsets.UTF_16LE : ansi;
        return untilNull(new String(value.bytes.again().rest(), charset));
    }

    /** Returns 0 if there is none. */
    int number(Key key) {
        Value value = values.get(key);
        try {
            return value == null ? 0 : value.bytes.again().i32();
        } catch (TruncatedException none) {
            return 0;
        }
    }

    boolean isTrue(Key key) {
        return (number(key) & 0xFFFF) != 0;
    }

    @Nullable Instant time(Key key) {
        Value value = values.get(key);
        if (value == null || value.type != TIME) {
            return null;
        }
        long ticks =
                ByteBuffer.wrap(value.bytes.again().rest())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
        return Instant.ofEpochSecond(Math.floorDiv(ticks, TICKS) - EPOCH);
    }

    static String untilNull(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
