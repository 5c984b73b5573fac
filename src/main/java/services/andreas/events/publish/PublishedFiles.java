package services.andreas.events.publish;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import services.andreas.events.listing.Seen;

/** Brings the files of a target to what they should be; what has not changed is not written. */
final class PublishedFiles {
    private static final int HASH_CHARS = 32;

    private final Target target;
    private final Manifest before;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>();
    private int written;

    PublishedFiles(Target target, Manifest before) {
        this.target = target;
        this.before = before;
    }

    /** Writes a file if it says something else than before. */
    void put(String name, Target.Content content) throws IOException {
        String hash = hash(content);
        if (!hash.equals(before.files().get(name)) || !target.has(name)) {
            target.write(name, content);
            written++;
        }
        files.put(name, hash);
    }

    /**
     * Leaves a file as it is that was made from the same.
     *
     * @param version hash of all that it is made from
     * @return whether it was
     */
    boolean keep(String name, String version) {
        String hash = before.files().get(name);
        boolean same =
                hash != null && version.equals(before.versions().get(name)) && target.has(name);
        if (same) {
            versions.put(name, version);
            files.put(name, hash);
        }
        return same;
    }

    /**
     * Writes a file that is not kept, if it says something else than before.
     *
     * @param version hash of all that it is made from
     */
    void put(String name, String version, Target.Content content) throws IOException {
        put(name, content);
        versions.put(name, version);
    }

    /**
     * Makes a file only if it was made from something else, and once. What it is made from stands
     * for what it says, which is not looked at.
     *
     * @param version hash of all that it is made from, and of nothing else
     */
    void make(String name, String version, Target.Content content) throws IOException {
        if (!keep(name, version)) {
            target.write(name, content);
            written++;
            versions.put(name, version);
            files.put(name, version);
        }
    }

    void put(String name, byte[] bytes) throws IOException {
        put(name, out -> out.write(bytes));
    }

    /** Leaves every file as it is that was not put. */
    void keepOthers() {
        before.files().forEach(files::putIfAbsent);
        before.versions().forEach(versions::putIfAbsent);
    }

    /**
     * Removes files that were not put.
     *
     * @param seen what readers of each calendar have seen now
     * @return how many files were written or removed
     */
    int finish(Map<String, Collection<Seen>> seen) throws IOException {
        int removed = 0;
        versions.keySet().retainAll(files.keySet());
        Manifest now = new Manifest(files, seen, versions);
        for (String name : before.files().keySet()) {
            if (!files.containsKey(name)) {
                target.delete(name);
                removed++;
            }
        }
        byte[] list = now.bytes();
        if (written + removed > 0 || !Arrays.equals(list, target.read(Manifest.FILE))) {
            target.write(Manifest.FILE, out -> out.write(list));
        }
        return written + removed;
    }

    static String hash(String text) {
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, HASH_CHARS);
    }

    private static String hash(Target.Content content) throws IOException {
        try (HashingOutputStream out =
                new HashingOutputStream(Hashing.sha256(), OutputStream.nullOutputStream())) {
            content.writeTo(out);
            return out.hash().toString().substring(0, HASH_CHARS);
        }
    }
}
