package services.andreas.events.openai;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Camel with what a test tells it, and nothing of the application. */
final class OpenAICamel implements AutoCloseable {
    private final Main main = new Main();
    private final ProducerTemplate template;

    /**
     * @param properties lines such as {@code camel.component.openai.model=x}
     */
    OpenAICamel(String... properties) {
        main.setDefaultPropertyPlaceholderLocation("false");
        for (String property : properties) {
            int equals = property.indexOf('=');
            main.addProperty(property.substring(0, equals), property.substring(equals + 1));
        }
        main.start();
        template = main.getCamelContext().createProducerTemplate();
    }

    static OpenAICamel callingWithKeyAndModel(RecordingServer server, String... properties) {
        String[] all = new String[properties.length + 3];
        all[0] = "camel.component.openai.base-url=" + server.url();
        all[1] = "camel.component.openai.api-key=sk-component";
        all[2] = "camel.component.openai.model=component-model";
        System.arraycopy(properties, 0, all, 3, properties.length);
        return new OpenAICamel(all);
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    Exchange ask(Object body) {
        return ask("", body, Map.of());
    }

    /**
     * @param options the query of the endpoint's URI
     */
    Exchange ask(String options, Object body) {
        return ask(options, body, Map.of());
    }

    Exchange ask(String options, Object body, Map<String, Object> headers) {
        return template.send(
                "openai:chat-completion?" + options,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                });
    }

    void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context())
                .loadRoutes(ResourceHelper.fromString("test.camel.yaml", yaml));
    }

    @Override
    public void close() {
        main.stop();
    }
}
