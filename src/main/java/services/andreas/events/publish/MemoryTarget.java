package services.andreas.events.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import services.andreas.events.publish.LiveFiles.LiveFile;

/** Files of a running process. */
final class MemoryTarget implements Target {
    private final Map<String, LiveFile> files = new ConcurrentHashMap<>();
    private final byte @Nullable [] published;
    private Instant now = Instant.EPOCH;

    /**
     * @param published the list of what readers have seen elsewhere; null if there is none
     */
    MemoryTarget(byte @Nullable [] published) {
        this.published = published;
    }

    /** Files that are written from now on are of this time. */
    void at(Instant time) {
        now = time;
    }

    @Nullable LiveFile file(String name) {
        return files.get(name);
    }

    @Override
    public byte @Nullable [] read(String name) {
        LiveFile file = files.get(name);
        return file != null ? file.bytes() : name.equals(Manifest.FILE) ? published : null;
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name);
    }

    @Override
    public boolean write(String name, Content content) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        content.writeTo(written);
        byte[] bytes = written.toByteArray();
        LiveFile was = files.get(name);
        boolean same = was != null && Arrays.equals(was.bytes(), bytes);
        if (!same) {
            files.put(name, LiveFile.of(name, bytes, now));
        }
        return !same;
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    /** There are two for each event, and most are never asked for. */
    @Override
    public boolean keepsEvents() {
        return false;
    }

    @Override
    public void close() {
        // the files stay
    }
}
