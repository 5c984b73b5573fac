package services.andreas.events.merge.names;

import java.util.List;

/** How places are read and compared; {@code rules/merging.yaml} says what each rule means. */
public record PlaceRules(
        List<List<String>> same,
        List<String> fillers,
        List<String> rooms,
        List<String> streets,
        List<String> online) {}
