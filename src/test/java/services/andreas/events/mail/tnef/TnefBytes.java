package services.andreas.events.mail.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Writes TNEF as Outlook does (MS-OXTNEF). */
public final class TnefBytes {
    public static final String APPOINTMENT = "0220060000000000C000000000000046";
    public static final String MEETING = "90DAD86E0B451B1098DA00AA003F1305";

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private ByteArrayOutputStream properties = new ByteArrayOutputStream();
    private int count;

    public TnefBytes() {
        u32(all, 0x223E9F78);
        u16(all, 1);
    }

    public static TnefBytes request() {
        return new TnefBytes().text(0x001A, "IPM.Schedule.Meeting.Request");
    }

    /** A property of the message, or of the file after which it is written. */
    public TnefBytes text(int id, String text) {
        u32(properties, id << 16 | 0x1F);
        return variable((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    public TnefBytes text(String set, int id, String text) {
        named(set, id, 0x1F);
        return variable((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    public TnefBytes bytes(int id, byte[] bytes) {
        u32(properties, id << 16 | 0x102);
        return variable(bytes);
    }

    public TnefBytes bytes(String set, int id, String hex) {
        named(set, id, 0x102);
        return variable(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    public TnefBytes time(String set, int id, String instant) {
        named(set, id, 0x40);
        long ticks = (Instant.parse(instant).getEpochSecond() + 11_644_473_600L) * 10_000_000L;
        u32(properties, (int) ticks);
        u32(properties, (int) (ticks >> 32));
        count++;
        return this;
    }

    public TnefBytes number(String set, int id, int type, int number) {
        named(set, id, type);
        u32(properties, number);
        count++;
        return this;
    }

    private void named(String set, int id, int type) {
        u32(properties, (0x8000 | count) << 16 | type);
        properties.writeBytes(HexFormat.of().parseHex(set));
        u32(properties, 0);
        u32(properties, id);
    }

    private TnefBytes variable(byte[] bytes) {
        u32(properties, 1);
        u32(properties, bytes.length);
        properties.writeBytes(bytes);
        properties.writeBytes(new byte[-bytes.length & 3]);
        count++;
        return this;
    }

    /** An attribute of a message (level 1) or a file (level 2). */
    public TnefBytes attribute(int level, int id, byte[] bytes) {
        all.write(level);
        u32(all, id);
        u32(all, bytes.length);
        all.writeBytes(bytes);
        u16(all, 0);
        return this;
    }

    /** Ends the properties so far; those that follow belong to a file. */
    public TnefBytes file(String name, byte[] bytes) {
        end(1, 0x00069003);
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x0006800F, bytes);
        return text(0x3707, name).endFile();
    }

    private TnefBytes endFile() {
        end(2, 0x00069005);
        return this;
    }

    private void end(int level, int id) {
        if (count > 0) {
            ByteArrayOutputStream counted = new ByteArrayOutputStream();
            u32(counted, count);
            counted.writeBytes(properties.toByteArray());
            attribute(level, id, counted.toByteArray());
        }
        properties = new ByteArrayOutputStream();
        count = 0;
    }

    public byte[] bytes() {
        end(1, 0x00069003);
        return all.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        u16(out, value);
        u16(out, value >> 16);
    }
}
