package services.andreas.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import services.andreas.events.app.Application;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Ports;

/** The command schedule in this process, and how it is reached. */
public final class Scheduled implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Application application;
    private final CompletableFuture<Void> end;
    private final String root;

    public Scheduled(Stage stage) throws Exception {
        int port = Ports.free();
        root = "http://127.0.0.1:" + port;
        stage.environment.put("MANAGEMENT_PORT", Integer.toString(port));
        application = Application.observed(Settings.of(stage.environment));
        application.start();
        end =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                application.schedule();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        await("/health/live", "UP");
    }

    public String root() {
        return root;
    }

    public RunReport ingest() throws Exception {
        return application.ingest();
    }

    /** Waits for a page to show a text. */
    void await(String path, String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        String last = "";
        while (!last.contains(text)) {
            if (end.isDone()) {
                // with the exception that ended it
                end.join();
            }
            if (end.isDone() || System.nanoTime() > deadline) {
                throw new AssertionError(path + " shows " + last);
            }
            HttpRequest page =
                    HttpRequest.newBuilder(URI.create(root + path))
                            .timeout(Duration.ofSeconds(10))
                            .build();
            try {
                last = send(page).body();
            } catch (IOException e) {
                last = e.toString();
            }
        }
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        application.closeGate();
        end.orTimeout(Patience.SECONDS, TimeUnit.SECONDS).join();
        application.close();
    }
}
