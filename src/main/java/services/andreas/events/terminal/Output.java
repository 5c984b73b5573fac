package services.andreas.events.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What this process prints. */
public final class Output {
    /** What Linux and macOS say of a pipe that nobody reads. */
    private static final String UNREAD = "Broken pipe";

    private Output() {}

    /**
     * Whether some of it could not be written; closes it then. Who reads no further, such as head,
     * has what they want.
     */
    public static boolean isLost() {
        if (!System.out.checkError()) {
            return false;
        }
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            // only a further attempt tells why
            out.write('\n');
            return true;
        } catch (IOException e) {
            return !UNREAD.equals(e.getMessage());
        }
    }
}
