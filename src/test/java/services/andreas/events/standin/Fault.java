package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** What goes wrong with one call; it decides whether the stand-in gets to process the request. */
@FunctionalInterface
public interface Fault {
    Reply answer(Request request, Handler standIn) throws IOException;

    /** Says first that the request has arrived. */
    default Fault telling(CountDownLatch arrived) {
        return (request, standIn) -> {
            arrived.countDown();
            return answer(request, standIn);
        };
    }

    /** Answers this in place of the stand-in, which does not process the request. */
    static Fault answer(Reply reply) {
        return (request, standIn) -> reply;
    }

    static Fault answer(int status, JsonNode body) {
        return answer(Reply.json(status, body));
    }

    /** Answers 200 with something that no client can read. */
    static Fault garbage() {
        return answer(Reply.text(200, "<!DOCTYPE html><title>Welcome to the hotel Wi-Fi</title>"));
    }

    /** Sends the client elsewhere. */
    static Fault redirect(String location) {
        return answer(Reply.text(302, "").with("Location", location));
    }

    /** Never answers; the connection stays open until the client gives up. */
    static Fault hang() {
        return answer(Reply.hanging());
    }

    /** Closes the connection before the request is processed. */
    static Fault dropBefore() {
        return answer(Reply.dropped());
    }

    /** Processes the request, then closes the connection in place of an answer. */
    static Fault dropAfter() {
        return change(reply -> Reply.dropped());
    }

    /** Processes the request and closes the connection in the middle of the answer. */
    static Fault cut() {
        return change(Reply::cut);
    }

    /** Processes the request and answers a byte a second, for as long as the client listens. */
    static Fault drip() {
        return change(Reply::dripping);
    }

    /** Processes the request and answers late. */
    static Fault delay(Duration delay) {
        return change(reply -> reply.after(delay));
    }

    /** Processes the request and answers something else. */
    static Fault change(UnaryOperator<Reply> change) {
        return (request, standIn) -> change.apply(standIn.answer(request));
    }
}
