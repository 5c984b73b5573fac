package services.andreas.events.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.Scheduled;
import services.andreas.events.Stage;
import services.andreas.events.standin.Completions;
import services.andreas.events.standin.OpenAiStandIn;

/** The requests that the console allows, and those that it refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private static final String PASSWORD = "correct horse";
    private static final String CANARY = "canary";
    private static final String CONTEXT =
            "org.apache.camel:context=events-gmail-ingest,type=context,name=\"events-gmail-ingest\"";
    private static final String ROUTE =
            "org.apache.camel:context=events-gmail-ingest,type=routes,name=\"store-event\"";

    private final Stage stage = new Stage();
    private final ObjectMapper json = new ObjectMapper();
    private Scheduled scheduled;

    @BeforeAll
    void open() throws Exception {
        stage.environment.put("MANAGEMENT_CONSOLE", "true");
        stage.environment.put("MANAGEMENT_PASSWORD", PASSWORD);
        scheduled = new Scheduled(stage);
    }

    @AfterAll
    void close() {
        scheduled.close();
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROUTE + "|suspend()",
                ROUTE + "|resume()",
                ROUTE + "|stop()",
                ROUTE + "|start()",
                ROUTE + "|dumpRouteAsXml()",
                ROUTE + "|dumpStatsAsXml(boolean)",
                CONTEXT + "|dumpRoutesStatsAsXml(boolean,boolean)",
                RunsControl.NAME + "|trigger()",
                RunsControl.NAME + "|trigger",
            })
    void doesWhatAnOperatorNeeds(String operation) throws Exception {
        String arguments = operation.contains("boolean,") ? "true,true" : "true";

        assertThat(execute(operation, operation.contains("boolean") ? arguments : ""))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROUTE + "|remove()",
                ROUTE + "|updateRouteFromXml(java.lang.String)",
                ROUTE + "|reset()",
                ROUTE + "|stopAndFail()",
                CONTEXT + "|stop()",
                CONTEXT + "|suspend()",
                CONTEXT + "|sendBody(java.lang.String,java.lang.Object)",
                CONTEXT + "|createEndpoint(java.lang.String)",
                CONTEXT + "|setTracing(java.lang.Boolean)",
                "java.lang:type=Memory|gc()",
                "java.lang:type=Threading|dumpAllThreads(boolean,boolean)",
                "com.sun.management:type=DiagnosticCommand|vmSystemProperties()",
                "com.sun.management:type=HotSpotDiagnostic|dumpHeap(java.lang.String,boolean)",
                "java.util.logging:type=Logging|setLoggerLevel(java.lang.String,java.lang.String)",
                "JMImplementation:type=MBeanServerDelegate|any()",
            })
    void refusesEveryOtherOperation(String operation) throws Exception {
        assertThat(execute(operation, "")).isEqualTo(403);
    }

    @Test
    void readsButNeverWrites() throws Exception {
        assertThat(status(read(ROUTE, "State"))).isEqualTo(200);
        assertThat(status(read("java.lang:type=Memory", "HeapMemoryUsage"))).isEqualTo(200);
        assertThat(status(read("java.lang:type=Runtime", "SystemProperties"))).isEqualTo(403);
        assertThat(status(read("java.lang:type=Runtime", "InputArguments"))).isEqualTo(403);
        assertThat(
                        status(
                                read("java.lang:type=Memory", "Verbose")
                                        .put("type", "write")
                                        .put("value", true)))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /jolokia/exec/java.lang:type=Memory/gc, , , 403",
        "GET, /jolokia/read/java.lang:type=Memory, , , 403",
        "GET, /jolokia/version, , , 200",
        "GET, /hawtio/, , , 200",
        "GET, /hawtio/camel/routes, , , 200",
        "GET, /hawtio/auth/login, , , 404",
        "GET, /hawtio/jolokia, , , 404",
        "GET, /hawtio/proxy/http/example.com, , , 404",
        "POST, /hawtio/, , , 403",
        "GET, /jolokia/version, http://evil.example, , 403",
        "POST, /jolokia, http://evil.example, , 403",
        "POST, /jolokia, null, , 403",
        "OPTIONS, /jolokia, http://evil.example, , 403",
        "GET, /hawtio/, , wrong, 401",
        "POST, /jolokia, , wrong, 401",
        "GET, /health/live, , wrong, 200",
    })
    void answersOnlyItsOwnPagesAndThoseWhoKnowThePassword(
            String method, String path, String origin, String password, int status)
            throws Exception {
        HttpRequest.Builder request =
                request(path, password == null ? PASSWORD : password)
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (origin != null) {
            request.header("Origin", origin);
        }

        HttpResponse<String> answer = scheduled.send(request.build());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void showsNothingOfAMailAndNoSecretInJmxAndMetrics() throws Exception {
        String subject = "Subject of the " + CANARY;
        stage.announce(subject, Stage.event("The " + CANARY, "2026-12-05", "Aviary"));
        scheduled.ingest();
        stage.announce("Poison of the " + CANARY);
        stage.openAi
                .faults()
                .always(OpenAiStandIn.COMPLETIONS, Completions.content("{\"" + CANARY + "\":1}"));
        scheduled.ingest();

        String told = everyAttribute() + metrics() + dumps();

        assertThat(told)
                .contains("store-event", "ingest_messages_total")
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("oldmill", "Old Mill", "Aviary", PASSWORD)
                .doesNotContain("demo-client-secret", "demo-refresh-token", "ya29.", "sk-demo");
    }

    private String everyAttribute() throws Exception {
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        StringBuilder all = new StringBuilder();
        for (String domain : Set.of("org.apache.camel", "services.andreas.events")) {
            for (ObjectName name : jmx.queryNames(new ObjectName(domain + ":*"), null)) {
                all.append(name).append('\n');
                ObjectNode read = json.createObjectNode();
                read.put("type", "read").put("mbean", name.toString());
                // what an attribute that cannot be read says instead is looked at as well
                read.putObject("config").put("ignoreErrors", true);
                for (MBeanAttributeInfo attribute : jmx.getMBeanInfo(name).getAttributes()) {
                    read.withArray("attribute").add(attribute.getName());
                }
                JsonNode values = call(read);
                assertThat(values.path("value").isObject()).as(name.toString()).isTrue();
                all.append(values).append('\n');
            }
        }
        return all.toString();
    }

    private String metrics() throws Exception {
        return scheduled.send(request("/metrics", PASSWORD).build()).body();
    }

    private String dumps() throws Exception {
        ObjectNode routes = exec(CONTEXT, "dumpRoutesAsXml(boolean)");
        routes.putArray("arguments").add(true);
        ObjectNode statistics = exec(CONTEXT, "dumpRoutesStatsAsXml(boolean,boolean)");
        statistics.putArray("arguments").add(true).add(true);
        return call(routes).toString() + call(statistics);
    }

    /**
     * @param operation MBean and operation
     * @param arguments with commas between
     */
    private int execute(String operation, String arguments) throws Exception {
        String[] words = operation.split("\\|");
        ObjectNode call = exec(words[0], words[1]);
        for (String argument : arguments.isEmpty() ? new String[0] : arguments.split(",")) {
            call.withArray("arguments").add(argument);
        }
        return status(call);
    }

    private ObjectNode exec(String mbean, String operation) {
        return json.createObjectNode()
                .put("type", "exec")
                .put("mbean", mbean)
                .put("operation", operation);
    }

    private ObjectNode read(String mbean, String attribute) {
        return json.createObjectNode()
                .put("type", "read")
                .put("mbean", mbean)
                .put("attribute", attribute);
    }

    private int status(ObjectNode call) throws Exception {
        return call(call).path("status").asInt();
    }

    private JsonNode call(ObjectNode call) throws Exception {
        HttpRequest request =
                request("/jolokia", PASSWORD)
                        .header("Origin", scheduled.root())
                        .POST(HttpRequest.BodyPublishers.ofString(call.toString()))
                        .build();
        return json.readTree(scheduled.send(request).body());
    }

    private HttpRequest.Builder request(String path, String password) {
        String login = ConsoleAccess.USER + ":" + password;
        return HttpRequest.newBuilder(URI.create(scheduled.root() + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
