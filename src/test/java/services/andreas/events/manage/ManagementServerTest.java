package services.andreas.events.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import services.andreas.events.Patience;
import services.andreas.events.settings.Listen;

/** Who gets an answer on the management port. */
class ManagementServerTest {
    @Test
    void answersWhileSixtyCallersNeverEndTheirRequests() throws IOException {
        try (ManagementServer server = server("127.0.0.1")) {
            List<Socket> dawdlers = new ArrayList<>();
            try {
                for (int i = 0; i < 60; i++) {
                    Socket dawdler = connection(server);
                    dawdler.getOutputStream()
                            .write("GET /page HT".getBytes(StandardCharsets.UTF_8));
                    dawdlers.add(dawdler);
                }

                assertThat(status(server, "localhost")).isEqualTo(200);
                for (Socket dawdler : dawdlers) {
                    dawdler.setSoTimeout(1);
                    assertThat(isOpen(dawdler)).as("a request of theirs is still open").isTrue();
                }
            } finally {
                for (Socket dawdler : dawdlers) {
                    dawdler.close();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, 200",
        "127.0.0.1, localhost:8081, 200",
        "127.0.0.1, 127.0.0.1:8081, 200",
        "127.0.0.1, [::1]:8081, 200",
        "127.0.0.1, ingest.internal, 200",
        "127.0.0.1, ingest.internal:8081, 200",
        "127.0.0.1, 192.0.2.7:8081, 421",
        "127.0.0.1, rebound.example, 421",
        "127.0.0.1, localhost.rebound.example, 421",
        "127.0.0.1, '', 421",
        "0.0.0.0, 192.0.2.7:8081, 200",
        "0.0.0.0, [2001:db8::7]:8081, 200",
        "0.0.0.0, ingest.internal, 200",
        "0.0.0.0, rebound.example, 421"
    })
    void answersUnderItsOwnNamesOnly(String listens, String host, int status) throws IOException {
        try (ManagementServer server = server(listens)) {
            assertThat(status(server, host)).isEqualTo(status);
        }
    }

    private static ManagementServer server(String host) {
        ManagementServer server =
                new ManagementServer(new Listen(host, 0, Set.of("ingest.internal"), false, ""));
        server.show("/page", () -> new ManagementServer.Page(200, "text/plain", "Here\n"));
        server.start("Pages are at %s");
        return server;
    }

    private static Socket connection(ManagementServer server) throws IOException {
        return new Socket("127.0.0.1", URI.create(server.root()).getPort());
    }

    private static int status(ManagementServer server, String host) throws IOException {
        try (Socket socket = connection(server)) {
            socket.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
            String request = "GET /page HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        }
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        }
    }
}
