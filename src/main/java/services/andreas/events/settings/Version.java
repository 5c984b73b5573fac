package services.andreas.events.settings;

import java.util.Objects;

/** The version in the jar's manifest. */
public final class Version {
    private Version() {}

    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return Objects.toString(version, "(unpackaged)");
    }
}
