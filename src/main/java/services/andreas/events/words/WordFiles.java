package services.andreas.events.words;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.settings.StrictYaml;

/** The files in {@code words/}, and the lists that each must hold. */
public final class WordFiles {
    private static final String FOLDER = "words/";
    private static final Map<String, Class<? extends Record>> FILES =
            Map.ofEntries(
                    entry("calendar", WordLists.Names.class),
                    entry("occasions", WordLists.Occasions.class),
                    entry("spellings", WordLists.Names.class),
                    entry("days", WordLists.Days.class),
                    entry("day-counts", WordLists.DayCounts.class),
                    entry("clock", WordLists.Clock.class),
                    entry("headers", WordLists.Headers.class),
                    entry("repetitions", WordLists.Repetitions.class),
                    entry("numbers", WordLists.Numbers.class),
                    entry("states", WordLists.States.class),
                    entry("fillers", WordLists.Fillers.class),
                    entry("incidental-dates", WordLists.IncidentalDates.class),
                    entry("links", WordLists.Links.class),
                    entry("zones", WordLists.Zones.class));

    private static final ObjectMapper READER = StrictYaml.mapper(ZoneReaders.module());

    private WordFiles() {}

    /** The text of each file, by its name. */
    static Map<String, String> texts(String root) {
        Map<String, String> texts = new HashMap<>();
        for (String name : FILES.keySet()) {
            texts.put(name, PackagedFiles.read(root, path(name), text -> text));
        }
        return texts;
    }

    /** The lists of each file, by its name. */
    static Map<String, Record> read(Map<String, String> texts) {
        Map<String, Record> lists = new HashMap<>();
        FILES.forEach(
                (name, type) -> {
                    try {
                        lists.put(name, READER.readValue(texts.get(name), type));
                    } catch (IOException e) {
                        throw new UncheckedIOException(path(name) + ": " + e.getMessage(), e);
                    }
                });
        return lists;
    }

    private static String path(String name) {
        return FOLDER + name + ".yaml";
    }

    static JsonNode tree(Record lists) {
        return READER.valueToTree(lists);
    }

    /** All words of a list, or of a tree of lists. */
    static List<String> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        if (node.isValueNode()) {
            words.add(node.asText());
        }
        node.forEach(part -> words.addAll(words(part)));
        return words;
    }

    /**
     * @param path such as {@code words/states.yaml}
     * @return whether there is such a file
     * @throws JsonProcessingException when its text does not hold the lists that it must
     */
    public static boolean check(String path, String yaml) throws JsonProcessingException {
        String name = path.replaceFirst("^" + FOLDER, "").replaceFirst("\\.yaml$", "");
        if (!FILES.containsKey(name)) {
            return false;
        }
        READER.readValue(yaml, FILES.get(name));
        return true;
    }
}
