package services.andreas.events.publish;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Where files are published. Readers of one that is replaced see the old or the new one, whole. */
interface Target extends AutoCloseable {
    /** What a file holds, written in large parts, once. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The bytes of a file; null if there is none. */
    byte @Nullable [] read(String name) throws IOException;

    /** Whether a file is as it was when the list of what is published was written. */
    boolean has(String name) throws IOException;

    /** Writes a file, unless it says the same; says whether it was written. */
    boolean write(String name, Content content) throws IOException;

    void delete(String name) throws IOException;

    /** Whether it keeps the files of single events; others are made when they are asked for. */
    default boolean keepsEvents() {
        return true;
    }

    /** Nothing is written after this. */
    @Override
    void close() throws IOException;
}
