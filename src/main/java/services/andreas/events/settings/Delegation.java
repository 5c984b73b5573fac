package services.andreas.events.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key of a service account, and the mailbox that an administrator of a Google Workspace domain
 * lets it read.
 *
 * @param account address of the service account
 * @param mailbox address of the person whose mailbox is read
 */
public record Delegation(String account, PrivateKey key, String mailbox) {
    static boolean isKey(JsonNode json) {
        return json.path("type").asText().equals("service_account");
    }

    /**
     * @param variable the setting that errors name
     * @throws SettingsException if the JSON is not the key of a service account
     */
    static Delegation of(String variable, JsonNode json, String mailbox) {
        if (mailbox.isEmpty()) {
            throw new SettingsException(
                    "GMAIL_DELEGATE",
                    "must name the mailbox to read, because "
                            + variable
                            + " holds the key of a service account");
        }
        String account = json.path("client_email").asText();
        if (account.isEmpty()) {
            throw new SettingsException(variable, "its JSON has no \"client_email\"");
        }
        return new Delegation(account, key(variable, json.path("private_key").asText()), mailbox);
    }

    private static PrivateKey key(String variable, String pem) {
        try {
            byte[] key =
                    Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]{1,40}-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SettingsException(variable, "its \"private_key\" is no RSA key");
        }
    }

    @Override
    public String toString() {
        return "Delegation";
    }
}
