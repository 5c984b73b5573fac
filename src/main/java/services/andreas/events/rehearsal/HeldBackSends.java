package services.andreas.events.rehearsal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.DefaultInterceptSendToEndpoint;

/**
 * Skips every step of a route that sends something away, and counts it. Only what reads, or stays
 * in this process, takes place. A question to the model is asked unless its reply is known.
 */
final class HeldBackSends implements EndpointStrategy {
    /** Components that neither send nor write. */
    private static final Set<String> LOCAL =
            Set.of("direct", "bean", "class", "json-validator", "quartz");

    /** Methods of Gmail that read. */
    private static final Set<String> READS = Set.of("get", "getProfile", "list");

    private final Set<String> tables;
    private final KnownReplies replies;
    private final Map<String, Integer> heldBack = new TreeMap<>();

    /**
     * @param tables whose writes stay in memory
     */
    HeldBackSends(Set<String> tables, KnownReplies replies) {
        this.tables = tables;
        this.replies = replies;
    }

    /** How often something would have been sent, by endpoint. */
    synchronized Map<String, Integer> heldBack() {
        return new TreeMap<>(heldBack);
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        String base = endpoint.getEndpointBaseUri();
        String scheme = base.substring(0, base.indexOf(':'));
        String path = base.substring(base.indexOf(':') + 1).replaceFirst("^//", "");
        boolean passes =
                LOCAL.contains(scheme)
                        || scheme.equals("aws2-ddb") && tables.contains(path)
                        || scheme.equals("google-mail")
                                && READS.contains(path.substring(path.lastIndexOf('/') + 1));
        if (passes) {
            return endpoint;
        }
        DefaultInterceptSendToEndpoint held = new DefaultInterceptSendToEndpoint(endpoint, true);
        held.setBefore(
                scheme.equals("openai")
                        ? exchange -> skipIf(replies.answer(exchange), exchange)
                        : exchange -> holdBack(scheme + ":" + path, exchange));
        return held;
    }

    private void holdBack(String endpoint, Exchange exchange) {
        synchronized (this) {
            heldBack.merge(endpoint, 1, Integer::sum);
        }
        skipIf(true, exchange);
    }

    /** Without it, Camel would skip every step that is intercepted. */
    private static void skipIf(boolean skip, Exchange exchange) {
        exchange.setProperty(ExchangePropertyKey.INTERCEPT_SEND_TO_ENDPOINT_WHEN_MATCHED, skip);
    }
}
