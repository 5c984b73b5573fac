package services.andreas.events.edits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.util.function.ThrowingConsumer;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.merge.MergingRules;
import services.andreas.events.models.ModelRules;
import services.andreas.events.publish.Feeds;
import services.andreas.events.publish.PublishRules;
import services.andreas.events.publish.Subscribers;
import services.andreas.events.settings.ConfiguredMailbox;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.StrictYaml;
import services.andreas.events.words.WordFiles;
import services.andreas.events.words.WordLists;

/** The rules and words of a folder; it need not have them, for it uses ours then. */
final class EditedLists {
    private static final String MERGING = "rules/merging.yaml";
    private static final String EXTRACTION = "rules/extraction.yaml";

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();

    EditedLists(Path folder) {
        this.folder = folder;
    }

    List<Finding> findings() {
        files("words").forEach(name -> check(name, yaml -> checkWords(name, yaml)));
        // rules that refer to words that cannot be read would be blamed for them
        if (findings.isEmpty()) {
            WordLists words = WordLists.load("file:" + folder + "/");
            check(MERGING, yaml -> MergingRules.read(yaml, words));
        }
        check(EXTRACTION, ExtractionRules::read);
        check(ModelRules.FILE, ModelRules::read);
        check(PublishRules.FILE, PublishRules::read);
        check(Feeds.FILE, Feeds::read);
        check(Subscribers.FILE, Subscribers::read);
        check(
                Mailboxes.FILE,
                yaml -> {
                    List<ConfiguredMailbox> mailboxes = Mailboxes.read(yaml);
                    if (findings.isEmpty()) {
                        findings.addAll(clashes(mailboxes));
                    }
                });
        List<String> packaged = PackagedFiles.names();
        files("rules").stream()
                .filter(name -> !packaged.contains(name))
                .map(name -> new Finding(name, 0, "is not looked at: no rules go by its name"))
                .forEach(findings::add);
        return findings;
    }

    List<Finding> clashes(List<ConfiguredMailbox> mailboxes) {
        try {
            return Feeds.read(PackagedFiles.text("file:" + folder + "/", Feeds.FILE))
                    .clash(mailboxes.stream().map(ConfiguredMailbox::feed))
                    .map(
                            file ->
                                    new Finding(
                                            Feeds.FILE,
                                            0,
                                            file + " is the calendar of a mailbox, too"))
                    .stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkWords(String name, String yaml) throws JsonProcessingException {
        if (!WordFiles.check(name, yaml)) {
            findings.add(new Finding(name, 0, "is not looked at: no words go by its name"));
        }
    }

    private List<String> files(String part) {
        return Files.exists(folder.resolve(part)) ? EditedFolder.names(folder, part) : List.of();
    }

    private void check(String name, ThrowingConsumer<String, JsonProcessingException> check) {
        if (!Files.exists(folder.resolve(name))) {
            return;
        }
        try {
            EditedFile file = EditedFile.read(folder, name);
            check.accept(Files.readString(folder.resolve(name)));
            doubled(file, file.tree());
        } catch (EditedFile.UnreadableException e) {
            findings.add(e.finding());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            findings.add(new Finding(name, line, StrictYaml.why(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void doubled(EditedFile file, JsonNode node) {
        Set<String> seen = new HashSet<>();
        for (JsonNode part : node) {
            if (node.isArray() && part.isTextual() && !seen.add(part.asText())) {
                findings.add(file.at(part, "\"" + part.asText() + "\" is in its list twice"));
            }
            doubled(file, part);
        }
    }
}
