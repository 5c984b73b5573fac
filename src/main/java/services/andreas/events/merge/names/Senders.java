package services.andreas.events.merge.names;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.mail.Domains;
import services.andreas.events.text.LetterCase;

/**
 * Identifies the sender of an address: its registrable domain, or the whole address where a domain
 * belongs to many.
 */
public final class Senders {
    private final Set<String> shared;
    private final Set<String> services;

    public Senders(TrustRules rules) {
        shared = rules.shared().stream().map(LetterCase::lower).collect(Collectors.toSet());
        services =
                rules.services().stream()
                        .map(TrustRules.Service::address)
                        .map(LetterCase::lower)
                        .collect(Collectors.toSet());
    }

    /**
     * @param address or another text that ends with {@code @} and a host
     * @param domain of the address where it is known, or null
     * @return an empty text if there is no address
     */
    public String of(@Nullable String address, @Nullable String domain) {
        String host = domain;
        if (host == null && address != null) {
            host = address.substring(address.lastIndexOf('@') + 1);
        }
        if (host == null) {
            return "";
        }
        boolean personal = address != null && shared.contains(LetterCase.lower(host));
        return personal ? LetterCase.lower(address) : ascii(LetterCase.lower(host));
    }

    /** As {@link #of}, by the registrable domain; null for what is no address. */
    public @Nullable String owner(@Nullable String address) {
        if (address == null || !address.contains("@")) {
            return null;
        }
        String domain = Domains.registrable(address.substring(address.lastIndexOf('@') + 1));
        return domain == null ? null : of(address, domain);
    }

    /** Whether mails from there speak for the organizer that they name. */
    public boolean isService(@Nullable String address) {
        return address != null && services.contains(LetterCase.lower(address));
    }

    private static String ascii(String host) {
        String ascii = Domains.ascii(host);
        return ascii == null ? host : ascii;
    }
}
