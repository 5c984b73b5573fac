package services.andreas.events.rehearsal;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import services.andreas.events.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Prepares Camel so that edited routes take no effect: before any bean and route is there. */
public final class RehearsalSetup extends MainListenerSupport {
    private final String eventsTable;
    private final String ledgerTable;
    private final KnownReplies replies = new KnownReplies();
    private final HeldBackSends sends;
    private volatile ModelCamelContext context;
    private volatile TablesView view;

    /** Publishing is switched off in these settings, and so is the making of tables. */
    public RehearsalSetup(Settings settings) {
        Properties properties = settings.properties();
        properties.setProperty("publish.to", "");
        properties.setProperty("create-tables", "false");
        eventsTable = properties.getProperty("table-name");
        ledgerTable = properties.getProperty("ledger-table-name");
        sends = new HeldBackSends(Set.of(eventsTable, ledgerTable), replies);
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        context = (ModelCamelContext) main.getCamelContext();
        DefaultRegistry registry = (DefaultRegistry) context.getRegistry();
        registry.setFallbackRegistry(new Beans((SimpleRegistry) registry.getFallbackRegistry()));
        context.getCamelContextExtension().registerEndpointCallback(sends);
        context.addModelLifecycleStrategy(new OnlyWhatIsCalled());
    }

    /** Hands out every client of DynamoDB as a view that is never written to. */
    private final class Beans extends SimpleRegistry {

        Beans(Map<String, Map<Class<?>, Object>> before) {
            putAll(before);
        }

        @Override
        public void bind(String id, Class<?> type, Object bean) {
            if (bean instanceof DynamoDbClient client) {
                view = new TablesView(client);
                super.bind(id, type, view);
            } else {
                super.bind(id, type, bean);
            }
        }
    }

    /** Routes that wait for something to come in do not start. */
    private static final class OnlyWhatIsCalled extends ModelLifecycleStrategySupport {
        @Override
        public void onAddRouteDefinition(RouteDefinition route) {
            if (!route.getInput().getEndpointUri().startsWith("direct:")) {
                route.setAutoStartup("false");
            }
        }
    }

    /** Camel with the edited routes, once it has started. */
    public CamelContext context() {
        return context;
    }

    String ledgerTable() {
        return ledgerTable;
    }

    KnownReplies replies() {
        return replies;
    }

    Map<String, Integer> heldBack() {
        return sends.heldBack();
    }

    ItemsInMemory writtenEvents() {
        return view.written(eventsTable);
    }
}
