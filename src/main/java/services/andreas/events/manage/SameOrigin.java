package services.andreas.events.manage;

import com.sun.net.httpserver.Headers;
import java.net.URI;

/** Whether a browser says that a request is from a page of ours. */
record SameOrigin(Headers request) {
    /** A browser says so in one header at least, and in none that another page sent it. */
    boolean holds() {
        String origin = request.getFirst("Origin");
        String site = request.getFirst("Sec-Fetch-Site");
        return (origin != null || site != null)
                && (origin == null || isOurs(origin))
                && (site == null || site.equals("same-origin"));
    }

    /** The scheme is left out: a proxy may add TLS. */
    boolean isOurs(String origin) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equals(request.getFirst("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
