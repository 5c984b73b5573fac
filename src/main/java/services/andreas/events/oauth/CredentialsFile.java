package services.andreas.events.oauth;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;

/** A file of credentials that only its owner can read, written atomically. */
public final class CredentialsFile {
    private final Path file;
    private final boolean overwrite;

    public CredentialsFile(Path file, boolean overwrite) {
        this.file = file.toAbsolutePath();
        this.overwrite = overwrite;
    }

    /** Checks, before the person is asked for anything, that the file can be written. */
    public void check() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        if (Files.exists(file) && !overwrite) {
            throw new IOException(file + " exists; --force overwrites it");
        }
        if (!Files.isWritable(file.getParent())) {
            throw new IOException(file.getParent() + " cannot be written to");
        }
    }

    /**
     * @throws FailureException if it cannot be written, or was created meanwhile
     */
    public void write(GrantedAccess access) {
        try {
            // created with mode 0600 if the file system has modes
            Path written = Files.createTempFile(file.getParent(), ".gmail-credentials", ".json");
            try {
                Files.writeString(written, access.json());
                Files.move(written, file, options());
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new FailureException(
                    Failure.ofRun("gmail-token-not-written", file + " cannot be written"));
        }
    }

    private CopyOption[] options() {
        return overwrite
                ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING}
                : new CopyOption[0];
    }
}
