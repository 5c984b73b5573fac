package services.andreas.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An edit that docs/edits.md tells operators to make. */
record DocumentedEdit(String section) {
    private static final Pattern STEP =
            Pattern.compile(
                    "In (?:a new file )?`([^`]+)`, (in place of|at the end, write|write)\n\n"
                            + "```\\w+\n(.*?)\n```(?:\n\nwrite\n\n```\\w+\n(.*?)\n```)?",
                    Pattern.DOTALL);

    static DocumentedEdit of(String title) throws IOException {
        String page = Files.readString(Path.of("docs/edits.md"));
        int start = page.indexOf("\n## " + title + "\n");
        if (start < 0) {
            throw new IllegalArgumentException("docs/edits.md does not tell how to: " + title);
        }
        int end = page.indexOf("\n## ", start + 1);
        return new DocumentedEdit(page.substring(start, end < 0 ? page.length() : end));
    }

    /** Makes it, word for word. */
    void on(EditedRoutes routes) throws IOException {
        Matcher step = STEP.matcher(section);
        int steps = 0;
        for (; step.find(); steps++) {
            String file = step.group(1);
            Path path = routes.folder().resolve(file);
            switch (step.group(2)) {
                case "in place of" -> routes.edit(file, step.group(3), step.group(4));
                case "write" -> Files.writeString(path, step.group(3) + "\n");
                default -> Files.writeString(path, Files.readString(path) + step.group(3) + "\n");
            }
        }
        if (steps == 0) {
            throw new IllegalStateException("No step was found in: " + section);
        }
    }
}
