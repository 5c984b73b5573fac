package services.andreas.events.usage;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Counts what the routes send to Gmail and OpenAI, every try of it. */
public final class Calls {
    private final Figures figures;
    private final Map<String, Runnable> gmail;

    /**
     * @param listUnits what a page of ids costs of Gmail's quota
     * @param getUnits what a message costs of it
     */
    public Calls(Figures figures, int listUnits, int getUnits) {
        this.figures = figures;
        gmail =
                Map.of(
                        "google-mail://messages/list",
                        () -> figures.add(Usage.GMAIL_LIST_UNITS, listUnits),
                        "google-mail://messages/get",
                        () -> figures.add(Usage.GMAIL_GET_UNITS, getUnits));
    }

    /** Counts from now on. */
    public void watch(CamelContext context) {
        Notifier notifier = new Notifier();
        notifier.start();
        context.getManagementStrategy().addEventNotifier(notifier);
    }

    private void asked(Exchange exchange, long milliseconds) {
        boolean answered = exchange.getException() == null;
        figures.add(answered ? Usage.OPENAI_ANSWERED_CALLS : Usage.OPENAI_FAILED_CALLS, 1);
        figures.add(Usage.OPENAI_MILLISECONDS, milliseconds);
    }

    /** Not the bean itself, for Camel would add that one once more. */
    private final class Notifier extends SimpleEventNotifierSupport {
        Notifier() {
            setIgnoreExchangeEvents(false);
            // what is sent is told of only to those who hear of what is being sent
            setIgnoreExchangeSendingEvents(false);
            setIgnoreExchangeSentEvents(false);
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeSendingEvent || event instanceof ExchangeSentEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeSentEvent sent) {
                String endpoint = sent.getEndpoint().getEndpointBaseUri();
                if (endpoint.startsWith("openai:")) {
                    asked(sent.getExchange(), sent.getTimeTaken());
                } else if (gmail.containsKey(endpoint)) {
                    gmail.get(endpoint).run();
                }
            }
        }
    }
}
