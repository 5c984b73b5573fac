package services.andreas.events.edits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import services.andreas.events.publish.Pages;
import services.andreas.events.publish.SamplePages;
import services.andreas.events.review.SampleReview;

/** The templates of a folder, filled in with sample events; it need not have them. */
final class EditedPages {
    private EditedPages() {}

    static List<Finding> findings(Path folder) {
        if (!Files.exists(folder.resolve("pages"))) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (String name : names(folder)) {
            String file = name.substring(name.indexOf('/') + 1);
            if (!file.endsWith(".ftlh") && !Pages.STATIC.contains(file)) {
                findings.add(new Finding(name, 0, "is ignored: its name must end with .ftlh"));
            }
        }
        for (Pages.PageException e :
                SamplePages.problems(
                        new Pages("file:" + folder + "/"),
                        SampleReview.events(),
                        SampleReview.last())) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            findings.add(new Finding(e.file(), e.line(), why));
        }
        return findings;
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("pages"))) {
            return files.map(file -> "pages/" + file.getFileName())
                    .filter(name -> !name.startsWith("pages/."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
