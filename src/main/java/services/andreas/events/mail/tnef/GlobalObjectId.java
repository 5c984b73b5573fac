package services.andreas.events.mail.tnef;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.tnef.Bytes.TruncatedException;

/**
 * What identifies a meeting in every mailbox (MS-OXOCAL 2.2.1.27).
 *
 * @param uid as Exchange writes it into iCalendar, so that both forms of an invitation are one
 * @param day that of the occurrence it means; null for the whole
 */
record GlobalObjectId(String uid, @Nullable LocalDate day) {
    private static final int DAY_AT = 16;
    private static final int DATA_AT = 40;
    private static final String FOREIGN = "vCal-Uid\1\0\0\0";

    static @Nullable GlobalObjectId of(@Nullable Bytes value) {
        byte[] id = value == null ? new byte[0] : value.rest();
        if (id.length <= DAY_AT + 4) {
            return null;
        }
        LocalDate day = day(id);
        String data =
                id.length <= DATA_AT
                        ? ""
                        : new String(id, DATA_AT, id.length - DATA_AT, StandardCharsets.UTF_8);
        if (data.startsWith(FOREIGN)) {
            return new GlobalObjectId(
                    MapiProperties.untilNull(data.substring(FOREIGN.length())), day);
        }
        Arrays.fill(id, DAY_AT, DAY_AT + 4, (byte) 0);
        return new GlobalObjectId(HexFormat.of().withUpperCase().formatHex(id), day);
    }

    private static @Nullable LocalDate day(byte[] id) {
        try {
            Bytes at = new Bytes(Arrays.copyOfRange(id, DAY_AT, DAY_AT + 4));
            return LocalDate.of(at.u8() << 8 | at.u8(), at.u8(), at.u8());
        } catch (TruncatedException | DateTimeException whole) {
            return null;
        }
    }
}
