package services.andreas.events.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that all files together define: routes, steps, policies, beans and direct endpoints.
 */
final class RouteNames {
    final Set<String> beans = new HashSet<>();
    final Set<String> policies = new HashSet<>();
    final Set<String> entrances = new HashSet<>();
    private final Map<String, Finding> ids = new HashMap<>();
    private final List<Finding> duplicates = new ArrayList<>();

    /**
     * @param bound beans that no file defines
     */
    RouteNames(List<EditedFile> files, Set<String> bound) {
        beans.addAll(bound);
        for (EditedFile file : files) {
            for (JsonNode part : file.tree()) {
                part.path("beans").forEach(bean -> name(file, bean.path("name")));
                if (part.has("routeConfiguration")) {
                    policies.add(part.at("/routeConfiguration/id").asText());
                }
                part.findValues("from").forEach(from -> entrances.add(endpoint(from.path("uri"))));
                claim(file, part);
            }
        }
    }

    List<Finding> duplicates() {
        return duplicates;
    }

    /** The endpoint without its query. */
    static String endpoint(JsonNode uri) {
        return uri.asText().replaceFirst("\\?.*", "");
    }

    /** The last bean of a name takes the place of the others. */
    private void name(EditedFile file, JsonNode bean) {
        if (!beans.add(bean.asText())) {
            duplicates.add(file.at(bean, "a bean is called " + bean.asText() + " already"));
        }
    }

    private void claim(EditedFile file, JsonNode node) {
        JsonNode id = node.path("id");
        if (id.isTextual()) {
            Finding here = file.at(id, "the id " + id.asText() + " is taken already");
            Finding first = ids.putIfAbsent(id.asText(), here);
            if (first != null) {
                duplicates.add(
                        new Finding(
                                here.file(),
                                here.line(),
                                here.message() + " by " + first.file() + ":" + first.line()));
            }
        }
        node.forEach(child -> claim(file, child));
    }
}
