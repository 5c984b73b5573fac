package services.andreas.events.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.Patience;
import services.andreas.events.Terminal;
import services.andreas.events.settings.GmailCredentials;
import services.andreas.events.standin.GoogleConsent;

/** The helper from the command line; the test plays the person in the browser. */
class GmailTokenCommandTest {
    private final GoogleConsent google = new GoogleConsent();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("GMAIL_CLIENT_SECRET", GoogleConsent.CLIENT_SECRET));

    @TempDir Path folder;

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void writesWhatTheOriginalWroteForItsOwnerAlone() throws Exception {
        Ended token = gmailToken(consent -> browse(GoogleConsent.allow(consent)));

        assertThat(token.code).as(token.err).isZero();
        Path file = folder.resolve("gmail-credentials.json");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "type",
                        "client_id",
                        "client_secret",
                        "refresh_token",
                        "token",
                        "token_uri",
                        "scopes");
        assertThat(json.at("/scopes/0").asText())
                .isEqualTo("https://www.googleapis.com/auth/gmail.readonly");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(GmailCredentials.ofFile("", file.toString(), "").refreshToken())
                .isEqualTo("1//demo-refresh-token");
        assertThat(token.out).contains("Testing", "7 days");
        assertThat(token.out + token.err)
                .doesNotContain(GoogleConsent.CLIENT_SECRET, "demo-refresh-token", "ya29.");
    }

    @Test
    void opensTheBrowserWhereThereIsAScreen() throws Exception {
        Path open =
                Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\nprintf %s $1 >opened");
        assertThat(open.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("DISPLAY", ":0");

        Ended token = gmailToken(consent -> browse(GoogleConsent.allow(consent)));

        assertThat(token.code).as(token.err).isZero();
        assertThat(token.out).contains(Files.readString(folder.resolve("opened")));
    }

    @Test
    void takesThePastedAddressWhereThereIsNoBrowser() throws Exception {
        Ended token =
                gmailToken(
                        consent -> GoogleConsent.allow(consent).toString(),
                        "--no-browser",
                        "--scopes",
                        "gmail.readonly,gmail.labels",
                        "--output",
                        "mine.json");

        assertThat(token.code).as(token.err).isZero();
        assertThat(folder.resolve("mine.json")).content().contains("gmail.labels");
    }

    @Test
    void takesThePastedCodeWhereThereIsNoBrowser() throws Exception {
        Ended token =
                gmailToken(
                        consent -> GoogleConsent.allow(consent).getRawQuery().split("code=")[1],
                        "--no-browser");

        assertThat(token.code).as(token.err).isZero();
    }

    @Test
    void exitsWith2AndSaysWhyWhenAccessIsRefused() throws Exception {
        Ended token = gmailToken(consent -> browse(GoogleConsent.deny(consent)));

        assertThat(token.code).isEqualTo(2);
        assertThat(token.err).startsWith("gmail-token-access_denied: ").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void exitsWith2WhenNothingIsPasted() throws Exception {
        Ended token = gmailToken(consent -> "", "--no-browser");

        assertThat(token.code).isEqualTo(2);
        assertThat(token.err).startsWith("gmail-token-no_code: ").hasLineCount(1);
    }

    @Test
    void overwritesNothingUnlessForced() throws Exception {
        Path file = Files.writeString(folder.resolve("gmail-credentials.json"), "kept");

        Ended unforced = gmailToken(consent -> "");

        assertThat(unforced.code).isEqualTo(64);
        assertThat(unforced.err).contains("gmail-credentials.json exists; --force");
        assertThat(unforced.out).as("asks nobody").isEmpty();
        assertThat(file).hasContent("kept");

        Ended forced = gmailToken(consent -> browse(GoogleConsent.allow(consent)), "--force");

        assertThat(forced.code).as(forced.err).isZero();
        assertThat(file).content().contains("refresh_token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void exitsWith64WhenThereIsNoSecretAndNobodyToAsk() throws Exception {
        environment.put("GMAIL_CLIENT_SECRET", "");

        Ended token = gmailToken(consent -> "");

        assertThat(token.code).isEqualTo(64);
        assertThat(token.err).contains("GMAIL_CLIENT_SECRET");
    }

    private record Ended(int code, String out, String err) {}

    /** What somebody does who is shown the address, and what they then type. */
    private interface Person {
        String at(URI consent) throws Exception;
    }

    private Ended gmailToken(Person person, String... more) throws Exception {
        Stream<String> arguments =
                Stream.of(
                        "gmail-token",
                        "--client-id",
                        GoogleConsent.CLIENT_ID,
                        "--auth-uri",
                        google.authUri().toString(),
                        "--token-uri",
                        google.tokenUri().toString());
        Process process =
                new Terminal(folder, environment)
                        .process(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new))
                        .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith(google.authUri().toString())) {
                    String typed = person.at(URI.create(line)) + "\n";
                    process.getOutputStream().write(typed.getBytes(UTF_8));
                    process.getOutputStream().flush();
                }
            }
            String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), said.toString(), err);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String browse(URI address) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.discarding());
        return "";
    }
}
