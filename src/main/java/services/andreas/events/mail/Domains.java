package services.andreas.events.mail;

import com.google.common.base.CharMatcher;
import com.google.common.net.InternetDomainName;
import java.net.IDN;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.LetterCase;

/** Compares domains, however they are written: in their ASCII form (RFC 5890). */
public final class Domains {
    /** Java encodes these as the domain of somebody else (IDNA 2003); registries no longer do. */
    private static final CharMatcher AMBIGUOUS = CharMatcher.anyOf("\u00DF\u03C2\u200C\u200D");

    private Domains() {}

    /** Returns the registrable domain of a host (Public Suffix List), if it has one. */
    public static @Nullable String registrable(String host) {
        String ascii = ascii(host);
        if (ascii == null) {
            return null;
        }
        // the list has some endings in one of the two forms only
        String written = privatePart(ascii);
        String read = privatePart(IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED));
        String other = read == null ? null : ascii(read);
        return other != null && (written == null || other.length() > written.length())
                ? other
                : written;
    }

    /** Returns null for what is no domain, or may be the domain of somebody else. */
    public static @Nullable String ascii(String host) {
        String lower = LetterCase.lower(host);
        try {
            return AMBIGUOUS.matchesAnyOf(lower)
                    ? null
                    : LetterCase.lower(IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException noDomain) {
            return null;
        }
    }

    private static @Nullable String privatePart(String name) {
        try {
            InternetDomainName host = InternetDomainName.from(name);
            if (host.isUnderPublicSuffix()) {
                return host.topPrivateDomain().toString();
            }
            int labels = host.parts().size();
            // the list's default rule for unknown endings
            return labels < 2 ? null : String.join(".", host.parts().subList(labels - 2, labels));
        } catch (IllegalArgumentException noDomain) {
            return null;
        }
    }
}
