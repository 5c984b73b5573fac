package services.andreas.events.workers;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets no attribute of a queue's message become a header, nor the reverse: whoever may send to the
 * queue could steer routes with them (CVE-2026-46456, CVE-2026-56140).
 */
final class NoHeaders implements HeaderFilterStrategy {
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
