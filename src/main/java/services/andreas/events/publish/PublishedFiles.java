package services.andreas.events.publish;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import services.andreas.events.listing.Seen;

/**
 * Brings the files of a target to what they should be. A file that is made from the same as before
 * is not made again; one that says the same is not written.
 */
final class PublishedFiles {
    private final Target target;
    private final Manifest before;
    private final @Nullable String publisher;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> events = new TreeMap<>();
    private int made;
    private int written;

    /**
     * @param publisher the id of the tables that publish; null for those that never did
     */
    PublishedFiles(Target target, Manifest before, @Nullable String publisher) {
        this.target = target;
        this.before = before;
        this.publisher = publisher;
    }

    /**
     * Says in 16 characters what a file is made from. Nobody gains by two texts with one version:
     * they would leave a page of their own event as it was.
     */
    static String version(String text) {
        return version(text.getBytes(StandardCharsets.UTF_8));
    }

    static String version(byte[] bytes) {
        return Hashing.farmHashFingerprint64().hashBytes(bytes).toString();
    }

    /** Leaves a file as it is that is made from the same as before; says whether it was. */
    boolean keep(String name, String version) throws IOException {
        boolean same = version.equals(before.files().get(name)) && target.has(name);
        if (same) {
            files.put(name, version);
        }
        return same;
    }

    /** Makes a file that is not kept. */
    void make(String name, String version, Target.Content content) throws IOException {
        make(name, content);
        files.put(name, version);
    }

    /** Makes a file of an event. */
    void make(String name, Target.Content content) throws IOException {
        made++;
        written += target.write(name, content) ? 1 : 0;
    }

    void put(String name, byte[] bytes) throws IOException {
        String version = version(bytes);
        if (!keep(name, version)) {
            make(name, version, out -> out.write(bytes));
        }
    }

    /**
     * Whether files of single events are made from the same as before, but for their events.
     *
     * @param ending of their names
     */
    boolean keepsEvents(String ending, String version) {
        events.put(ending, version);
        return version.equals(before.events().get(ending));
    }

    /**
     * Whether a file of an event is to be made.
     *
     * @param same whether it would be made from the same as before
     */
    boolean lacks(String name, boolean same) throws IOException {
        return target.keepsEvents() && !(same && target.has(name));
    }

    /** Leaves every file as it is that was not made; all of this ending are looked at next time. */
    void keepOthers(String ending) {
        before.files().forEach(files::putIfAbsent);
        events.remove(ending);
    }

    /**
     * Removes files that are no more.
     *
     * @param seen what readers of each calendar have seen now
     * @return how many files were written or removed
     */
    int finish(Map<String, Collection<Seen>> seen) throws IOException {
        Manifest now = new Manifest(publisher, files, seen, events);
        Set<String> gone = new HashSet<>(before.files().keySet());
        gone.removeAll(files.keySet());
        gone.addAll(before.filesOfEventsWithout(now));
        for (String name : gone) {
            target.delete(name);
        }
        // it is newer than the files, so that one that somebody changes is seen to be changed
        if (made + gone.size() > 0 || !now.equals(before)) {
            target.write(Manifest.FILE, now::writeTo);
        }
        return written + gone.size();
    }
}
