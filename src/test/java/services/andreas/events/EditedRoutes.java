package services.andreas.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import services.andreas.events.settings.PackagedFiles;

/** A copy of the packaged files, as export-routes writes it, and somebody who edits it. */
public record EditedRoutes(Path folder) {
    public static EditedRoutes in(Path folder) throws IOException {
        for (String name : PackagedFiles.names()) {
            PackagedFiles.copy(name, folder);
        }
        return new EditedRoutes(folder);
    }

    /** Replaces a text, which must be there once. */
    public EditedRoutes edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        int at = text.indexOf(from);
        if (at < 0 || text.indexOf(from, at + 1) >= 0) {
            throw new IllegalArgumentException(file + " does not hold once: " + from);
        }
        Files.writeString(
                folder.resolve(file),
                text.substring(0, at) + to + text.substring(at + from.length()));
        return this;
    }
}
