package services.andreas.events.publish;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Where files are published. Readers of one that is replaced see the old or the new one, whole. */
interface Target extends AutoCloseable {
    /** What a file holds; written as often as it is asked for. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The bytes of a file; null if there is none. */
    byte @Nullable [] read(String name) throws IOException;

    /** Whether a file that was written is still there, as far as that can be told cheaply. */
    boolean has(String name);

    void write(String name, Content content) throws IOException;

    void delete(String name) throws IOException;

    /** Nothing is written after this. */
    @Override
    void close() throws IOException;
}
