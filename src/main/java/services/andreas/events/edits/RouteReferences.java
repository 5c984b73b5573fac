package services.andreas.events.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that the beans, policies, routes, settings and files exist that a route file refers to.
 *
 * @param settings whether a setting of that name exists
 */
record RouteReferences(Path folder, RouteNames names, Predicate<String> settings) {
    private static final Set<String> TO_BEANS =
            Set.of("ref", "idempotentRepository", "executorService", "onExceptionOccurredRef");
    private static final Set<String> FOR_PEOPLE = Set.of("note", "description");
    private static final Pattern BEAN = Pattern.compile("#bean:([\\w-]+)|\\$\\{bean:([\\w-]+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final Pattern FILE = Pattern.compile("\\b(prompts|rules|schemas)/[\\w.-]+\\w");

    List<Finding> dangling(EditedFile file) {
        List<Finding> findings = new ArrayList<>();
        walk(file, file.tree(), findings);
        return findings;
    }

    private void walk(EditedFile file, JsonNode node, List<Finding> findings) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (FOR_PEOPLE.contains(member.getKey())) {
                continue;
            }
            if (member.getValue().isTextual()) {
                reference(member.getKey(), member.getValue())
                        .forEach(problem -> findings.add(file.at(member.getValue(), problem)));
            }
            walk(file, member.getValue(), findings);
        }
        if (node.isTextual()) {
            text(node.asText()).forEach(problem -> findings.add(file.at(node, problem)));
        }
        if (node.isArray()) {
            node.forEach(child -> walk(file, child, findings));
        }
    }

    private List<String> reference(String key, JsonNode value) {
        String name = value.asText();
        if (TO_BEANS.contains(key) && name.matches("[\\w-]+") && !names.beans.contains(name)) {
            return List.of("no bean is called " + name);
        }
        if (key.equals("routeConfigurationId") && !names.policies.contains(name)) {
            return List.of("no policy is called " + name + "; failures.camel.yaml has them");
        }
        String endpoint = RouteNames.endpoint(value);
        if (key.equals("uri")
                && endpoint.startsWith("direct:")
                && !names.entrances.contains(endpoint)) {
            return List.of("no route begins with " + endpoint);
        }
        return List.of();
    }

    private List<String> text(String text) {
        List<String> problems = new ArrayList<>();
        for (Matcher bean = BEAN.matcher(text); bean.find(); ) {
            String name = bean.group(1) == null ? bean.group(2) : bean.group(1);
            if (!names.beans.contains(name)) {
                problems.add("no bean is called " + name);
            }
        }
        for (Matcher placeholder = PLACEHOLDER.matcher(text); placeholder.find(); ) {
            String name = placeholder.group(1).replaceFirst("^[?!]", "");
            boolean optional = placeholder.group(1).startsWith("?") || name.contains(":");
            if (!optional && !settings.test(name)) {
                problems.add("there is no setting " + name);
            }
        }
        for (Matcher named = FILE.matcher(text); named.find(); ) {
            if (!Files.exists(folder.resolve(named.group()))) {
                problems.add("there is no file " + named.group());
            }
        }
        return problems;
    }
}
