package services.andreas.events.workers;

import org.apache.camel.Exchange;
import services.andreas.events.app.Application;
import services.andreas.events.publish.DuePublications;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;

/** An application that works on shares of one mailbox, one after the other. */
final class Desk implements AutoCloseable {
    private final String name;
    private final Application application;
    private final String mailbox;

    /**
     * @param name of the mailbox
     * @param settings to read it
     */
    Desk(String name, Settings settings) throws Exception {
        this.name = name;
        application = new Application(settings);
        try {
            application.start();
            mailbox = application.mailbox();
        } catch (Exception e) {
            application.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    Application application() {
        return application;
    }

    /**
     * @throws RefusedShareException if the share is of another mailbox
     */
    void check(Share share) {
        if (!share.mailbox().equals(mailbox)) {
            throw new RefusedShareException(
                    "the credentials of mailbox '"
                            + name
                            + "' are for another mailbox than those of dispatch; give workers the same");
        }
    }

    /**
     * @param share of this mailbox
     * @param tokens that it may spend
     * @param gmailSpace milliseconds between two calls of Gmail's that the last worker had to keep
     */
    WorkedShare work(Share share, long tokens, long gmailSpace) throws Exception {
        Exchange worked =
                application.request(
                        "direct:work-share",
                        exchange -> {
                            exchange.setVariable("mailbox", mailbox);
                            exchange.setVariable("again", share.ids());
                            exchange.setVariable("allowance", tokens);
                            exchange.setVariable("gmailSpace", gmailSpace);
                        });
        return new WorkedShare(
                worked.getMessage().getBody(RunReport.class),
                worked.getVariable("gmailSpace", Long.class));
    }

    /** After the last share of a run. */
    void publish() throws Exception {
        if (application.bean(DuePublications.class).isDue()) {
            application.publish();
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
