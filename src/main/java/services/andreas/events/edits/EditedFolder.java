package services.andreas.events.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of edited routes, prompts, rules, words, schemas and pages, which is read but not
 * started.
 */
public final class EditedFolder {
    private static final JsonSchema DSL =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(EditedFolder.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();
    private final List<EditedFile> routes;
    private final List<EditedFile> schemas;

    public EditedFolder(Path folder) {
        this.folder = folder;
        routes = read("routes", ".camel.yaml");
        schemas = read("schemas", ".json");
    }

    /**
     * @param bound beans that no file defines
     * @param settings whether a setting of that name exists
     * @return the problems, by file and line
     */
    public List<Finding> findings(Set<String> bound, Predicate<String> settings) {
        List<Finding> all = new ArrayList<>(findings);
        routes.forEach(file -> all.addAll(violations(file)));
        if (findings.isEmpty()) {
            // names defined in an unreadable file would be reported as missing everywhere
            RouteNames names = new RouteNames(routes, bound);
            RouteReferences references = new RouteReferences(folder, names, settings);
            routes.forEach(file -> all.addAll(references.dangling(file)));
            all.addAll(names.duplicates());
        }
        schemas.forEach(file -> all.addAll(StrictSchema.violations(file)));
        all.addAll(new EditedLists(folder).findings());
        all.addAll(EditedPages.findings(folder));
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::line))
                .toList();
    }

    private List<EditedFile> read(String part, String suffix) {
        List<EditedFile> files = new ArrayList<>();
        for (String name : names(part)) {
            if (!name.endsWith(suffix)) {
                findings.add(new Finding(name, 0, "is ignored: its name must end with " + suffix));
                continue;
            }
            try {
                files.add(EditedFile.read(folder, name));
            } catch (EditedFile.UnreadableException e) {
                findings.add(e.finding());
            }
        }
        return files;
    }

    private List<String> names(String part) {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            // a mounted config map has hidden folders
            return files.map(file -> part + "/" + file.getFileName())
                    .filter(name -> !name.startsWith(part + "/."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Finding> violations(EditedFile file) {
        Set<ValidationMessage> messages = DSL.validate(file.tree());
        boolean named = messages.stream().anyMatch(EditedFolder::namesAMember);
        return messages.stream()
                // one wrong name makes all alternatives of a step fail, and says more than they do
                .filter(message -> !named || namesAMember(message))
                .map(message -> finding(file, message))
                .toList();
    }

    private static boolean namesAMember(ValidationMessage message) {
        return message.getProperty() != null;
    }

    private static Finding finding(EditedFile file, ValidationMessage message) {
        JsonNode node = message.getInstanceNode();
        JsonNode member = message.getProperty() == null ? null : node.get(message.getProperty());
        String text = message.getMessage().replaceFirst("^\\$\\S*: ", "");
        return file.at(member == null ? node : member, text);
    }
}
