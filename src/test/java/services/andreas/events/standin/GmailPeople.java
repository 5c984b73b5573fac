package services.andreas.events.standin;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The mailboxes of several people under one address, as Gmail has them: a token says whose. */
public final class GmailPeople implements AutoCloseable {
    private final Map<String, GmailStandIn> people = new ConcurrentHashMap<>();
    private final LocalServer server;

    public GmailPeople() {
        this(0);
    }

    /**
     * @param port 0 for a free one
     */
    public GmailPeople(int port) {
        server = new LocalServer(port, this::answer);
    }

    public URI rootUrl() {
        return server.root();
    }

    /** The mailbox of a person, which is made if there is none. */
    public GmailStandIn of(String person) {
        return people.computeIfAbsent(person, name -> new GmailStandIn(0, name));
    }

    /** The JSON that gives access to the mailbox of this person. */
    public String credentialsJson(String person) {
        return of(person).credentialsJson(rootUrl());
    }

    private Reply answer(Request request) throws IOException {
        for (GmailStandIn person : people.values()) {
            if (person.isMeantBy(request)) {
                return person.count(request);
            }
        }
        return GoogleErrors.unauthenticated();
    }

    @Override
    public void close() {
        server.close();
        people.values().forEach(GmailStandIn::close);
    }
}
