package services.andreas.events.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** A service account that may read the mailboxes of a domain. */
final class ServiceAccount {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String ADDRESS = "reader@demo.iam.gserviceaccount.com";
    private static final KeyPair KEYS = keys();

    private ServiceAccount() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file that Google Cloud's console offers to download. */
    static ObjectNode json(URI root) {
        String key = Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded());
        return Json.object()
                .put("type", "service_account")
                .put("client_email", ADDRESS)
                .put(
                        "private_key",
                        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
                .put("token_uri", root.resolve("token").toString());
    }

    /** Whether it asks to read this mailbox, and nothing else, with the right signature. */
    static boolean asksFor(String mailbox, String scope, Request request) throws IOException {
        List<String> assertion = request.form().getOrDefault("assertion", List.of(""));
        String[] parts = assertion.get(0).split("\\.");
        if (parts.length != 3 || !isSigned(parts)) {
            return false;
        }
        JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
        return claims.path("iss").asText().equals(ADDRESS)
                && claims.path("sub").asText().equals(mailbox)
                && claims.path("scope").asText().equals(scope)
                && claims.path("aud").asText().endsWith("/token");
    }

    private static boolean isSigned(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
