package services.andreas.events.extract.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.ResourceHelper;

/**
 * The prompts and schemas beside the routes. Those of an operator are read each time, so that an
 * edit takes effect at once; those of the program once.
 */
public final class Resources implements CamelContextAware {
    private final Map<String, String> packaged = new ConcurrentHashMap<>();
    private final String root;
    private CamelContext camelContext;

    /**
     * @param root {@code classpath:} or {@code file:} and a folder, with a slash at its end
     */
    public Resources(String root) {
        this.root = root;
    }

    public String text(String path) throws IOException {
        String known = packaged.get(path);
        if (known != null) {
            return known;
        }
        String text = read(path);
        if (root.startsWith("classpath:")) {
            packaged.put(path, text);
        }
        return text;
    }

    private String read(String path) throws IOException {
        try (InputStream in =
                ResourceHelper.resolveMandatoryResourceAsInputStream(camelContext, root + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The text with its Simple expressions replaced; what they yield is not evaluated again. */
    public String rendered(String path, Exchange exchange) throws IOException {
        return camelContext
                .resolveLanguage("simple")
                .createExpression(text(path))
                .evaluate(exchange, String.class);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
