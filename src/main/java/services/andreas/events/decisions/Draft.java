package services.andreas.events.decisions;

import java.util.List;
import java.util.Map;
import services.andreas.events.merge.decision.Decision;

/** A decision that is about to be taken. */
record Draft(
        Decision.Kind kind,
        String by,
        List<String> about,
        Map<String, Object> values,
        Map<String, Object> before,
        List<String> seen,
        String subject) {

    Draft(Decision.Kind kind, String by, List<String> about) {
        this(kind, by, about, Map.of(), Map.of(), List.of(), null);
    }

    Draft values(Map<String, Object> values, Map<String, Object> before) {
        return new Draft(kind, by, about, values, before, seen, subject);
    }

    Draft seen(List<String> seen) {
        return new Draft(kind, by, about, values, before, seen, subject);
    }

    Draft subject(String subject) {
        return new Draft(kind, by, about, values, before, seen, subject);
    }

    Decision taken(String at) {
        return new Decision(
                DecisionLedger.newId(at), kind, at, by, about, values, before, seen, subject);
    }
}
