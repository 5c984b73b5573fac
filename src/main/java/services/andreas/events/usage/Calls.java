package services.andreas.events.usage;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import services.andreas.events.failure.FailureException;

/** Counts the calls to Gmail and OpenAI, every try. */
public final class Calls {
    private final Figures figures;
    private int profileUnits;
    private int listUnits;
    private int getUnits;

    public Calls(Figures figures) {
        this.figures = figures;
    }

    /** Units of Gmail's quota for the address of the mailbox. */
    public void setProfileUnits(int units) {
        profileUnits = units;
    }

    /** Units of Gmail's quota for a page of ids. */
    public void setListUnits(int units) {
        listUnits = units;
    }

    /** Units of Gmail's quota for a message. */
    public void setGetUnits(int units) {
        getUnits = units;
    }

    /** Starts counting. */
    public void watch(CamelContext context) {
        Notifier notifier = new Notifier();
        notifier.start();
        context.getManagementStrategy().addEventNotifier(notifier);
    }

    private void asked(Exchange exchange, long milliseconds) {
        if (exchange.getException() instanceof FailureException) {
            // put aside for a batch
            return;
        }
        boolean answered = exchange.getException() == null;
        figures.add(answered ? Usage.OPENAI_ANSWERED_CALLS : Usage.OPENAI_FAILED_CALLS, 1);
        figures.add(Usage.OPENAI_MILLISECONDS, milliseconds);
    }

    /** A class of its own, because Camel would register the bean a second time. */
    private final class Notifier extends SimpleEventNotifierSupport {
        Notifier() {
            setIgnoreExchangeEvents(false);
            // Camel reports sent exchanges only to notifiers that listen for sending ones too
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
                } else if (endpoint.equals("google-mail://users/getProfile")) {
                    figures.add(Usage.GMAIL_PROFILE_UNITS, profileUnits);
                } else if (endpoint.equals("google-mail://messages/list")) {
                    figures.add(Usage.GMAIL_LIST_UNITS, listUnits);
                } else if (endpoint.equals("google-mail://messages/get")) {
                    figures.add(Usage.GMAIL_GET_UNITS, getUnits);
                }
            }
        }
    }
}
