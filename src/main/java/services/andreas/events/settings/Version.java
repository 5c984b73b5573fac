package services.andreas.events.settings;

import java.util.Objects;

/** The version that the jar's manifest names. */
public final class Version {
    private Version() {}

    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return Objects.toString(version, "(unpackaged)");
    }
}
