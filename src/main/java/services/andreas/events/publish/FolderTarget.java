package services.andreas.events.publish;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import services.andreas.events.failure.Failure;

/**
 * A folder: each file is written beside its place, and renamed. Only the list of what was published
 * is forced to the disk: a file that a power cut emptied is seen to be empty, and written again.
 */
final class FolderTarget implements Target {
    private static final String LOCK = ".lock";

    /** Always the same, so that a process that dies leaves no more than one of them. */
    private static final String PART = ".part";

    private static final Semaphore IN_PROCESS = new Semaphore(1);

    private final Path folder;
    private final FileChannel lock;
    private final Set<Path> made = new HashSet<>();
    private final @Nullable Instant listed;

    /** Waits while another process publishes there, or this one publishes elsewhere. */
    FolderTarget(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        lock =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // the lock of a file is that of a whole process, which refuses to wait for itself
        IN_PROCESS.acquireUninterruptibly();
        try {
            lock.lock();
            Path list = folder.resolve(Manifest.FILE);
            listed = Files.exists(list) ? Files.getLastModifiedTime(list).toInstant() : null;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Why a folder cannot be read or written; what the system says of it goes along. */
    static Failure failure(Path folder, IOException e) {
        FileSystemException file = e instanceof FileSystemException one ? one : null;
        String says = Objects.toString(file == null ? e.getMessage() : file.getReason(), "");
        Path place = file == null || file.getFile() == null ? folder : Path.of(file.getFile());
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            return Targets.passing("no-folder", there + " is a file: name a folder");
        }
        if (e instanceof AccessDeniedException) {
            return Targets.passing(
                    "no-right",
                    "user %s may not write %s: give them the right to"
                            .formatted(System.getProperty("user.name"), place));
        }
        if (says.contains("Read-only")) {
            return Targets.passing(
                    "read-only", folder + " is mounted read-only: mount it for writing");
        }
        if (says.contains("No space") || says.contains("quota")) {
            return Targets.passing(
                    "disk-full", "the disk of " + folder + " is full: make room on it");
        }
        String code = e.getClass().getSimpleName();
        return Targets.passing(
                code, place + " cannot be written: " + (says.isEmpty() ? code : says));
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    /** Who changed a file since then did so after the list was written. */
    @Override
    public boolean has(String name) throws IOException {
        try {
            BasicFileAttributes file =
                    Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
            return listed != null
                    && file.isRegularFile()
                    && file.size() > 0
                    && !file.lastModifiedTime().toInstant().isAfter(listed);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public boolean write(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        if (made.add(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        Path part = file.resolveSibling(PART);
        boolean moved = false;
        try {
            boolean list = name.equals(Manifest.FILE);
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                content.writeTo(Channels.newOutputStream(channel));
                if (list) {
                    channel.force(true);
                }
            }
            if (!list && Files.isRegularFile(file) && Files.mismatch(part, file) < 0) {
                return false;
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            moved = true;
            return true;
        } finally {
            if (!moved) {
                Files.deleteIfExists(part);
            }
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        if (lock.isOpen()) {
            lock.close();
            IN_PROCESS.release();
        }
    }
}
