package services.andreas.events.manage;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import services.andreas.events.settings.Listen;

/** Decides which requests may use the console. */
record ConsoleAccess(Listen listen) {
    static final String USER = "operator";

    /** Whether the request comes from our own page. */
    boolean isOurs(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return origin == null || new SameOrigin(exchange.getRequestHeaders()).isOurs(origin);
    }

    /** Serves this machine, or behind the password; nobody, where others could do without one. */
    void serve(ManagementServer server, String path, HttpHandler handler) {
        if (listen.isLoopback() || !listen.password().isEmpty()) {
            server.serve(path, handler, authenticator());
        }
    }

    /** The check of user and password, if the console has a password. */
    @Nullable Authenticator authenticator() {
        return listen.password().isEmpty() ? null : new Password(listen.password());
    }

    private static final class Password extends BasicAuthenticator {
        private final byte[] expected;

        private Password(String password) {
            super("events-gmail-ingest");
            expected = password.getBytes(StandardCharsets.UTF_8);
        }

        /** What cannot be read as a user and a password is refused as a wrong one is. */
        @Override
        public Result authenticate(HttpExchange exchange) {
            try {
                return super.authenticate(exchange);
            } catch (RuntimeException e) {
                exchange.getResponseHeaders()
                        .set(
                                "WWW-Authenticate",
                                "Basic realm=\"" + realm + "\", charset=\"UTF-8\"");
                return new Failure(401);
            }
        }

        @Override
        public boolean checkCredentials(String user, String password) {
            byte[] given = password.getBytes(StandardCharsets.UTF_8);
            return USER.equals(user) && MessageDigest.isEqual(given, expected);
        }
    }
}
