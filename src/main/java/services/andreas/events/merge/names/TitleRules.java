package services.andreas.events.merge.names;

import java.util.List;
import java.util.Map;
import services.andreas.events.settings.Bounds;

/** How titles are read and compared; {@code rules/merging.yaml} says what each rule means. */
public record TitleRules(
        List<String> decorations,
        List<String> presenters,
        List<String> joiners,
        List<String> fillers,
        List<String> others,
        List<String> generic,
        Map<String, List<String>> sessions,
        Map<String, List<String>> numbered,
        Map<String, List<String>> numbers,
        double overlap) {
    public TitleRules {
        Bounds.share("overlap", overlap);
    }
}
