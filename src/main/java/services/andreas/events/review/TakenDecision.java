package services.andreas.events.review;

import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.decisions.Taken;
import services.andreas.events.decisions.UnknownEventException;

/**
 * A decision that a form has asked for.
 *
 * @param done a line that says what was done
 */
record TakenDecision(Taken taken, String done) {
    /**
     * @param by who decides
     * @throws IllegalArgumentException when what was decided cannot be
     */
    static TakenDecision of(PostedForm form, EventDecisions decisions, String by)
            throws UnknownEventException, RefusedException {
        String id = form.get("event");
        return switch (form.get("do")) {
            case "approve" -> of(decisions.approve(id, by), "Approved %s");
            case "reject" -> of(decisions.reject(id, by), "Rejected %s");
            case "reject-sender" -> {
                Taken taken = decisions.rejectSender(id, by);
                yield of(
                        taken,
                        "Rejected all events of "
                                + taken.decision().subject().replace("%", "%%")
                                + ", such as %s");
            }
            case "edit" -> {
                Taken taken = decisions.edit(id, form.get("field"), form.get("value"), by);
                yield of(
                        taken,
                        "Set " + String.join(", ", taken.decision().values().names()) + " of %s");
            }
            case "merge" -> of(merge(form, decisions, by), "Merged another event into %s");
            case "split" ->
                    of(decisions.split(form.get("message"), id, by), "Split a message from %s");
            case "undo" ->
                    of(decisions.undo(id.isEmpty() ? null : id, by), "Undid a decision about %s");
            default -> throw new RefusedException(400, "There is no such decision.");
        };
    }

    private static Taken merge(PostedForm form, EventDecisions decisions, String by)
            throws UnknownEventException, RefusedException {
        String other = form.get("other");
        if (!ReviewQueue.isId(other)) {
            throw new RefusedException(404, "No event has the id of the other event.");
        }
        return decisions.merge(form.get("event"), other, by);
    }

    private static TakenDecision of(Taken taken, String done) {
        return new TakenDecision(taken, String.format(done, taken.title()));
    }
}
