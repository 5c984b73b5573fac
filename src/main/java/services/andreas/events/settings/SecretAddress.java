package services.andreas.events.settings;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The one address to which a secret is sent. The secret itself names it, or it is the default:
 * people who may start a task can set its variables, but cannot change the secret.
 */
final class SecretAddress {
    private SecretAddress() {}

    /**
     * Replaces the setting by the address that the secret allows.
     *
     * @param property the setting that holds an address
     * @param variable the setting that names the secret
     * @param member the member of the secret that may hold another address than the default
     * @throws SettingsException if the setting asks for an address that the secret does not allow
     */
    static void apply(
            Settings settings, String property, String variable, JsonNode secret, String member) {
        String named = secret.path(member).asText("").strip();
        if (!named.isEmpty() && !SettingForms.isAddress(named)) {
            throw new SettingsException(variable, "its \"" + member + "\" is not an address");
        }
        String allowed = named.isEmpty() ? Settings.defaultOf(property) : named;
        String asked = settings.get(property);
        if (!isSame(asked, allowed) && !isSame(asked, Settings.defaultOf(property))) {
            throw new SettingsException(
                    Settings.variable(property),
                    "is not the address that the secret of "
                            + variable
                            + " allows; its \""
                            + member
                            + "\" names one other than the default");
        }
        settings.replace(property, allowed);
    }

    private static boolean isSame(String one, String other) {
        return withoutSlash(one).equals(withoutSlash(other));
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
