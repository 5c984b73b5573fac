package services.andreas.events.edits;

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
import services.andreas.events.settings.ConfiguredMailbox;

/**
 * A folder of edited routes, prompts, rules, words, schemas and pages, which is read but not
 * started.
 */
public final class EditedFolder {
    private final Path folder;
    private final List<Finding> ignored = new ArrayList<>();
    private final List<Finding> unreadable = new ArrayList<>();
    private final List<EditedFile> routes;
    private final List<EditedFile> schemas;

    public EditedFolder(Path folder) {
        this.folder = folder;
        routes = read("routes", ".camel.yaml");
        schemas = read("schemas", ".json");
        names(folder, "prompts").stream()
                .flatMap(name -> EditedFile.text(folder, name).stream())
                .forEach(unreadable::add);
    }

    /**
     * @param bound beans that no file defines
     * @param settings whether a setting of that name exists
     * @return the problems, by file and line
     */
    public List<Finding> findings(Set<String> bound, Predicate<String> settings) {
        List<Finding> all = new ArrayList<>(ignored);
        all.addAll(unreadable);
        if (all.isEmpty()) {
            // names defined in such a file would be reported as missing everywhere
            all.addAll(references(bound, settings));
        }
        routes.forEach(file -> all.addAll(RouteSchema.violations(file)));
        schemas.forEach(file -> all.addAll(StrictSchema.violations(file)));
        all.addAll(new EditedLists(folder).findings());
        all.addAll(EditedPages.findings(folder));
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::line))
                .toList();
    }

    /** Calendars of mailboxes whose files are those of the folder's own. */
    public static List<Finding> clashes(Path folder, List<ConfiguredMailbox> mailboxes) {
        return new EditedLists(folder).clashes(mailboxes);
    }

    /** The files that cannot be read, or else what routes refer to and is not there. */
    public List<Finding> dangling(Set<String> bound, Predicate<String> settings) {
        return unreadable.isEmpty() ? references(bound, settings) : unreadable;
    }

    private List<Finding> references(Set<String> bound, Predicate<String> settings) {
        RouteNames names = new RouteNames(routes, bound);
        RouteReferences references = new RouteReferences(folder, names, settings);
        List<Finding> all = new ArrayList<>();
        routes.forEach(file -> all.addAll(references.dangling(file)));
        all.addAll(names.duplicates());
        return all;
    }

    private List<EditedFile> read(String part, String suffix) {
        List<EditedFile> files = new ArrayList<>();
        for (String name : names(folder, part)) {
            if (!name.endsWith(suffix)) {
                ignored.add(new Finding(name, 0, "is ignored: its name must end with " + suffix));
                continue;
            }
            try {
                files.add(EditedFile.read(folder, name));
            } catch (EditedFile.UnreadableException e) {
                unreadable.add(e.finding());
            }
        }
        return files;
    }

    /** The names of the files in a part of the folder, such as {@code words}, in their order. */
    static List<String> names(Path folder, String part) {
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
}
