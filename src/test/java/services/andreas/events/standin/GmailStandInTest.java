package services.andreas.events.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GmailStandInTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final GmailStandIn gmail = new GmailStandIn();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        gmail.close();
    }

    @Test
    void pagesThroughAllMailsExactlyOnceNewestFirst() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(0, add("Mail " + i, NOON.plusSeconds(i), "Events"));
        }
        add("Private", NOON, "INBOX");
        String token = token();

        List<String> listed = new ArrayList<>();
        String page = "";
        do {
            JsonNode list =
                    json(call("messages?q=label:Events&maxResults=10&pageToken=" + page, token));
            list.path("messages").forEach(message -> listed.add(message.path("id").asText()));
            page = list.path("nextPageToken").asText();
        } while (!page.isEmpty());

        assertThat(listed).isEqualTo(ids).allMatch(id -> id.matches("[0-9a-f]{16}"));
        assertThat(gmail.lists()).isEqualTo(3);
        assertThat(gmail.units()).isEqualTo(15);
    }

    @Test
    void omitsMessagesWhenThereAreNone() throws Exception {
        JsonNode list = json(call("messages?q=label:Events", token()));

        assertThat(list.has("messages")).isFalse();
        assertThat(list.path("resultSizeEstimate").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "label:events -label:done, true",
        "from:hall@example.org subject:\"night music\", true",
        "subject:Nächte, true",
        "subject:market, false",
        "larger:100 smaller:5M, true",
        "larger:1K, false",
        "after:2026/12/01 before:2026/12/02, true",
        "after:1796126400, true",
        "before:1796126400, false",
        "newer_than:100000d, true",
        "markt OR music, true",
        "programme, true",
        "unheard:of, false",
    })
    void selectsByQuery(String query, boolean selected) throws Exception {
        add("=?UTF-8?Q?Night_music_f=C3=BCr_N=C3=A4chte?=", NOON, "Events");

        JsonNode list = json(call("messages?q=" + URLEncoder.encode(query, UTF_8), token()));

        assertThat(list.has("messages")).isEqualTo(selected);
    }

    @Test
    void servesLargeMessagesAsTheyCame() throws Exception {
        byte[] raw = new byte[3_000_001];
        new Random(1).nextBytes(raw);
        String id = gmail.mailbox().add(raw, NOON, "Events");

        JsonNode message = json(call("messages/" + id + "?format=raw", token()));

        assertThat(Base64.getUrlDecoder().decode(message.path("raw").asText())).isEqualTo(raw);
        assertThat(message.path("sizeEstimate").asInt()).isEqualTo(raw.length);
        assertThat(message.path("internalDate").asText()).isEqualTo("" + NOON.toEpochMilli());
        assertThat(message.path("labelIds")).extracting(JsonNode::asText).containsExactly("Events");
        assertThat(gmail.gets(id)).isEqualTo(1);
    }

    @Test
    void showsHeadersAsMetadata() throws Exception {
        String id = add("Night music", NOON, "Events");

        JsonNode message = json(call("messages/" + id + "?format=metadata", token()));

        assertThat(message.path("payload").path("headers"))
                .anyMatch(header -> header.path("value").asText().equals("Night music"));
    }

    @Test
    void doesNotFindWhatWasRemoved() throws Exception {
        String id = add("Gone", NOON, "Events");
        gmail.mailbox().remove(id);

        HttpResponse<String> response = call("messages/" + id + "?format=raw", token());

        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode error = json(response).path("error");
        assertThat(error.path("status").asText()).isEqualTo("NOT_FOUND");
        assertThat(error.path("errors").path(0).path("reason").asText()).isEqualTo("notFound");
    }

    @Test
    void wantsAnAccessTokenThatHasNotExpired() throws Exception {
        String token = token();
        assertThat(call("messages", token).statusCode()).isEqualTo(200);

        gmail.expireAccessTokens();

        assertThat(call("messages", token).statusCode()).isEqualTo(401);
        assertThat(call("messages", "").statusCode()).isEqualTo(401);
        assertThat(call("messages", token()).statusCode()).isEqualTo(200);
        assertThat(gmail.tokenCalls()).isEqualTo(2);
        assertThat(gmail.rejected()).isEqualTo(2);
    }

    @Test
    void refusesWrongCredentials() throws Exception {
        HttpResponse<String> grant = refresh("demo-client-secret", "revoked");
        HttpResponse<String> client = refresh("wrong", "1//demo-refresh-token");

        assertThat(grant.statusCode()).isEqualTo(400);
        assertThat(json(grant).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(client.statusCode()).isEqualTo(401);
        assertThat(json(client).path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void failsAsToldAndThenRecovers() throws Exception {
        String token = token();
        gmail.faults()
                .next(
                        GmailStandIn.LISTS,
                        Fault.answer(GoogleErrors.backendError()),
                        Fault.delay(Duration.ofMillis(1)),
                        Fault.cut());
        // the client of the JDK repeats a GET that got no answer, but never a POST
        gmail.faults().next(GmailStandIn.TOKENS, Fault.dropAfter());

        assertThat(call("messages", token).statusCode()).isEqualTo(503);
        assertThat(call("messages", token).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> call("messages", token)).isInstanceOf(IOException.class);
        assertThatThrownBy(this::token).isInstanceOf(IOException.class);
        assertThat(call("messages", token).statusCode()).isEqualTo(200);
    }

    private String add(String subject, Instant date, String label) {
        String mail =
                "From: Concert Hall <hall@example.org>\r\nSubject: "
                        + subject
                        + "\r\nContent-Type: text/plain\r\n\r\nThe programme of the season.\r\n";
        return gmail.mailbox().add(mail.getBytes(UTF_8), date, label);
    }

    private String token() throws Exception {
        JsonNode credentials = Json.read(gmail.credentialsJson());
        HttpResponse<String> response =
                refresh(
                        credentials.path("client_secret").asText(),
                        credentials.path("refresh_token").asText());
        return json(response).path("access_token").asText();
    }

    private HttpResponse<String> refresh(String secret, String token) throws Exception {
        JsonNode credentials = Json.read(gmail.credentialsJson());
        String form =
                "grant_type=refresh_token&refresh_token=%s&client_id=%s&client_secret=%s"
                        .formatted(token, credentials.path("client_id").asText(), secret);
        return http.send(
                HttpRequest.newBuilder(URI.create(credentials.path("token_uri").asText()))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String path, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(gmail.rootUrl().resolve("gmail/v1/users/me/" + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body());
    }
}
