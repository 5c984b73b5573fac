package services.andreas.events.app;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import services.andreas.events.gmail.GmailThreads;
import services.andreas.events.manage.CamelMetrics;
import services.andreas.events.settings.Settings;

/** Camel Main with our settings. */
final class ConfiguredMain {
    private static final String NAME = "events-gmail-ingest";

    /** Applications of this process so far. */
    private static final AtomicInteger STARTED = new AtomicInteger();

    private ConfiguredMain() {}

    /**
     * @param observed whether it has Camel's MBeans and metrics
     */
    static Main of(Settings settings, boolean observed) {
        Main main = new Main(Application.class);
        // Camel reads it when it creates a context; the property of Main is read too late, after
        // the classes of JMX are loaded
        System.setProperty("org.apache.camel.jmx.disabled", Boolean.toString(!observed));
        // only Shutdown decides how the process ends
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        // a variable such as CAMEL_MAIN_ROUTES_INCLUDE_PATTERN would load anybody's route
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        // contexts of one name share a Quartz scheduler, which ends with the first of them
        int before = observed ? 0 : STARTED.getAndIncrement();
        if (before > 0) {
            main.addOverrideProperty("camel.main.name", NAME + "-" + before);
        }
        main.bind("gmailThreads", new GmailThreads());
        settings.credentials().bindTo(main::bind);
        settings.properties()
                .forEach((name, value) -> main.addOverrideProperty((String) name, (String) value));
        if (observed) {
            main.addOverrideProperty("camel.main.jmx-enabled", "true");
            CamelMetrics.addTo(main);
        }
        return main;
    }
}
