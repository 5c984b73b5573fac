package services.andreas.events.standin;

import java.io.IOException;

/** Answers a request. */
@FunctionalInterface
public interface Handler {
    Reply answer(Request request) throws IOException;
}
