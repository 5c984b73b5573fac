package services.andreas.events.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A folder: each file is written beside its place, and renamed. Only the list of what was published
 * is forced to the disk: a file that a power cut emptied is seen to be empty, and written again.
 */
final class FolderTarget implements Target {
    private static final String LOCK = ".lock";
    private static final Semaphore IN_PROCESS = new Semaphore(1);

    private final Path folder;
    private final FileChannel lock;
    private final Set<Path> made = new HashSet<>();
    private final String beside = "." + UUID.randomUUID() + ".part";

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
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    @Override
    public boolean has(String name) {
        return folder.resolve(name).toFile().length() > 0;
    }

    @Override
    public void write(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        if (made.add(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        Path part = file.resolveSibling(beside);
        boolean moved = false;
        try {
            try (FileChannel channel =
                            FileChannel.open(
                                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out =
                            new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                if (name.equals(Manifest.FILE)) {
                    channel.force(true);
                }
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            moved = true;
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
