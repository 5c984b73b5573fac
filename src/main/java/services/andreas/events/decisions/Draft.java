package services.andreas.events.decisions;

import java.util.List;
import services.andreas.events.merge.decision.Decision;
import services.andreas.events.merge.decision.Edits;

/** A decision that is about to be taken. */
record Draft(
        Decision.Kind kind,
        String by,
        List<String> about,
        Edits values,
        Edits before,
        List<String> seen,
        String subject) {

    Draft(Decision.Kind kind, String by, List<String> about) {
        this(kind, by, about, Edits.NONE, Edits.NONE, List.of(), null);
    }

    Draft values(Edits values, Edits before) {
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
