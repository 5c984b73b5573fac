package services.andreas.events.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import services.andreas.events.Patience;

class OpenAIConnectionTest {
    private static final int CALLERS = 64;

    @AutoClose final RecordingServer server = new RecordingServer();
    @AutoClose final OpenAICamel camel = OpenAICamel.callingWithKeyAndModel(server);

    @Test
    void callsOverOneConnectionWhenCallsFollowEachOther() {
        camel.ask("one");
        server.answer(429, "{}");
        camel.ask("two");
        camel.ask("three");

        assertThat(server.requests().stream().map(RecordingServer.Request::clientPort).distinct())
                .hasSize(1);
    }

    @Test
    void letsSixtyFourCallsRunAtOnceAndKeepsTheirConnections() throws Exception {
        askTogether();
        askTogether();

        assertThat(server.requests()).hasSize(2 * CALLERS);
        assertThat(server.requests().stream().map(RecordingServer.Request::clientPort).distinct())
                .hasSize(CALLERS);
    }

    /** The server answers nobody until it has heard all. */
    private void askTogether() throws Exception {
        CyclicBarrier all = new CyclicBarrier(CALLERS);
        server.answer(RecordingServer.completion("Hello"));
        HttpHandler answer = server.answer();
        server.answer(
                exchange -> {
                    try {
                        all.await(Patience.SECONDS, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        exchange.close();
                        return;
                    }
                    answer.handle(exchange);
                });
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(callers.submit(() -> camel.ask("hello")));
        }
        for (Future<Exchange> call : calls) {
            assertThat(call.get().getMessage().getBody()).isEqualTo("Hello");
        }
        callers.shutdown();
    }

    @Test
    void closesItsConnectionsWhenItStops() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OpenAICamel closing =
                        new OpenAICamel(
                                "camel.component.openai.api-key=sk",
                                "camel.component.openai.model=m",
                                "camel.component.openai.base-url=http://localhost:"
                                        + socket.getLocalPort())) {
            CompletableFuture<Exchange> call =
                    CompletableFuture.supplyAsync(() -> closing.ask("hello"));
            Socket connection = socket.accept();
            answer(connection);
            assertThat(call.get().getMessage().getBody()).isEqualTo("Hello");

            closing.context().stop();

            connection.setSoTimeout((int) Patience.LIMIT.toMillis());
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void callsAgainAfterARestart() {
        OpenAIEndpoint endpoint =
                camel.context().getEndpoint("openai:chat-completion", OpenAIEndpoint.class);
        endpoint.stop();
        assertThat(endpoint.getClient()).isNull();
        endpoint.start();

        assertThat(camel.ask("hello").getMessage().getBody()).isEqualTo("Hello");
    }

    private static void answer(Socket connection) throws Exception {
        InputStream in = connection.getInputStream();
        StringBuilder seen = new StringBuilder();
        while (!seen.toString().endsWith("\"model\":\"m\"}")) {
            seen.append((char) in.read());
        }
        String body = RecordingServer.completion("Hello");
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
        connection.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
    }
}
