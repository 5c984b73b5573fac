package services.andreas.events.edits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        for (String name : EditedFolder.names(folder, "pages")) {
            String file = name.substring(name.indexOf('/') + 1);
            if (!file.endsWith(".ftlh") && !Pages.STATIC.contains(file)) {
                findings.add(new Finding(name, 0, "is ignored: its name must end with .ftlh"));
            } else {
                EditedFile.text(folder, name).ifPresent(findings::add);
            }
        }
        if (!findings.isEmpty()) {
            return findings;
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
}
