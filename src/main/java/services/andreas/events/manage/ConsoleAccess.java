package services.andreas.events.manage;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import services.andreas.events.settings.Listen;

/** Decides which requests may use the console. */
record ConsoleAccess(Listen listen) {
    static final String USER = "operator";

    /** Whether the request comes from our own page. */
    boolean isOurs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return origin == null || authority(origin) != null && authority(origin).equals(host);
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
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

        @Override
        public boolean checkCredentials(String user, String password) {
            byte[] given = password.getBytes(StandardCharsets.UTF_8);
            return USER.equals(user) && MessageDigest.isEqual(given, expected);
        }
    }
}
