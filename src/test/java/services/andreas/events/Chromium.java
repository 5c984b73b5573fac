package services.andreas.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium with one page, told what to do in the DevTools protocol. */
public final class Chromium implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Process process;
    private final WebSocket page;
    private int calls;

    /** Where this machine has one. */
    public static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(
                        name ->
                                Stream.of(System.getenv("PATH").split(":"))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param profile an empty folder
     */
    public Chromium(Path program, Path profile) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--disable-sync",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run",
                                "--window-size=1500,1000",
                                "--user-data-dir=" + profile,
                                "--remote-debugging-port=0",
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        page =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create(address(profile)), new Listener())
                        .join();
    }

    private String address(Path profile) throws IOException, InterruptedException {
        Path told = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (!Files.exists(told) || Files.readAllLines(told).isEmpty()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("Chromium does not start");
            }
        }
        String root = "http://127.0.0.1:" + Files.readAllLines(told).get(0);
        HttpRequest pages = HttpRequest.newBuilder(URI.create(root + "/json/list")).build();
        for (JsonNode target :
                json.readTree(http.send(pages, HttpResponse.BodyHandlers.ofString()).body())) {
            if (target.get("type").asText().equals("page")) {
                return target.get("webSocketDebuggerUrl").asText();
            }
        }
        throw new IllegalStateException("Chromium has no page");
    }

    public void open(String url) throws InterruptedException {
        call("Page.navigate", json.createObjectNode().put("url", url));
    }

    /**
     * Clicks the button that shows exactly this text, once there is one.
     *
     * @param part a word of the class of what it is in
     */
    void click(String part, String text) throws InterruptedException {
        await(
                """
                ((part, text) => {
                    const found = [...document.querySelectorAll(`[class*=${part}] button, [class*=${part}] a`)]
                        .find(e => e.textContent.trim() === text);
                    if (found) found.click();
                    return !!found;
                })("%s", "%s")"""
                        .formatted(part, text));
    }

    /** Opens a branch of the tree, once it is there. */
    void expand(String text) throws InterruptedException {
        await(
                """
                (text => {
                    const label = [...document.querySelectorAll('[class*=tree-view__node-text]')]
                        .find(e => e.textContent.trim() === text);
                    const item = label && label.closest('li');
                    if (item && item.getAttribute('aria-expanded') !== 'true') {
                        item.querySelector('[class*=node-toggle]').click();
                    }
                    return !!item && item.getAttribute('aria-expanded') === 'true';
                })("%s")"""
                        .formatted(text));
    }

    /** Waits for the page to show this text. */
    void awaitText(String text) throws InterruptedException {
        await("document.body.innerText.includes(\"" + text + "\")");
    }

    /** Waits for an expression to become true. */
    void await(String script) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (!evaluate(script).asBoolean()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError(
                        "It does not come to be: "
                                + script
                                + "\nThe page shows: "
                                + evaluate("document.body.innerText").asText());
            }
        }
    }

    public JsonNode evaluate(String script) throws InterruptedException {
        ObjectNode parameters =
                json.createObjectNode()
                        .put("expression", script)
                        .put("returnByValue", true)
                        .put("awaitPromise", true);
        return call("Runtime.evaluate", parameters).at("/result/result/value");
    }

    /** Presses a key where the focus is. */
    void press(String key) throws InterruptedException {
        int code = key.equals("Tab") ? 9 : 13;
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode parameters =
                    json.createObjectNode()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("windowsVirtualKeyCode", code);
            if (key.equals("Enter") && type.equals("keyDown")) {
                parameters.put("text", "\r");
            }
            call("Input.dispatchKeyEvent", parameters);
        }
    }

    /** Types a text where the focus is. */
    void type(String text) throws InterruptedException {
        for (char character : text.toCharArray()) {
            call(
                    "Input.dispatchKeyEvent",
                    json.createObjectNode()
                            .put("type", "char")
                            .put("text", String.valueOf(character)));
        }
    }

    /** Moves the focus on with the keyboard, until it is on what shows this text or has this id. */
    void tabTo(String text) throws InterruptedException {
        String name = "(e => e.textContent.trim().replace(/\\s+/g, ' ') || e.id)";
        for (int tabs = 0; tabs < 200; tabs++) {
            press("Tab");
            String now =
                    evaluate(name + "(document.activeElement) + '|' + document.activeElement.id")
                            .asText();
            if (now.startsWith(text + "|") || now.endsWith("|" + text)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + text);
    }

    void screenshot(Path file) throws IOException, InterruptedException {
        String png =
                call("Page.captureScreenshot", json.createObjectNode()).at("/result/data").asText();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    private JsonNode call(String method, ObjectNode parameters) throws InterruptedException {
        int id = ++calls;
        ObjectNode call = json.createObjectNode().put("id", id).put("method", method);
        page.sendText(call.set("params", parameters).toString(), true).join();
        JsonNode answer;
        do {
            answer = answers.poll(Patience.SECONDS, TimeUnit.SECONDS);
        } while (answer != null && answer.path("id").asInt() != id);
        if (answer == null) {
            throw new IllegalStateException("Chromium does not answer " + method);
        }
        return answer;
    }

    @Override
    public void close() {
        page.abort();
        List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    answers.add(json.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
