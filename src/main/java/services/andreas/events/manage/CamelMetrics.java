package services.andreas.events.manage;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.messagehistory.MicrometerMessageHistoryFactory;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.Main;

/**
 * Adds Camel's own metrics of routes and steps. Camel and {@link Metrics} share the registry, which
 * has the name that Camel looks up.
 */
public final class CamelMetrics {
    public static final String REGISTRY = MicrometerConstants.METRICS_REGISTRY_NAME;

    private CamelMetrics() {}

    /**
     * @param main before its start
     */
    public static void addTo(Main main) {
        main.bind(REGISTRY, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        main.bind("routeMetrics", new MicrometerRoutePolicyFactory());
        main.bind("stepMetrics", new MicrometerMessageHistoryFactory());
    }
}
