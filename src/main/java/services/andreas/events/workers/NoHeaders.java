package services.andreas.events.workers;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Keeps attributes of queue messages from becoming headers, and the reverse: any sender to the
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
