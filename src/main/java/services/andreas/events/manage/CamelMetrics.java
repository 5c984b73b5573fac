package services.andreas.events.manage;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.messagehistory.MicrometerMessageHistoryFactory;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.Main;

/**
 * Camel's own metrics of routes and their steps. Camel finds the registry by its usual name, and so
 * does {@link Metrics}.
 */
public final class CamelMetrics {
    public static final String REGISTRY = MicrometerConstants.METRICS_REGISTRY_NAME;

    private CamelMetrics() {}

    /**
     * @param main not started yet
     */
    public static void addTo(Main main) {
        main.bind(REGISTRY, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        main.bind("routeMetrics", new MicrometerRoutePolicyFactory());
        main.bind("stepMetrics", new MicrometerMessageHistoryFactory());
    }
}
