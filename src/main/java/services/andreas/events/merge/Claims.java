package services.andreas.events.merge;

import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Places;

/** Tells which mentions that are not believed differ in what matters most. */
final class Claims {
    private final Places places;
    private final Members members;

    Claims(Places places, Members members) {
        this.places = places;
        this.members = members;
    }

    boolean contradicts(Mention mention) {
        return tellsAnotherTime(mention)
                || tellsAnotherPlace(mention)
                || cancels(mention) && !isCancelled()
                || mention.fields().containsKey("sold_out") && members.get("sold_out") == null;
    }

    private boolean tellsAnotherTime(Mention mention) {
        BelievedValue start = members.get("start_time");
        return mention.start() != null
                && start != null
                && !mention.start().equals(start.mention().start())
                && !mention.dateOnly();
    }

    private boolean tellsAnotherPlace(Mention mention) {
        BelievedValue location = members.get("location");
        return location != null
                && places.relation(location.mention().place(), mention.place())
                        == Place.Relation.OTHER;
    }

    private static boolean cancels(Mention mention) {
        return "cancel".equalsIgnoreCase(mention.text("method"))
                || "cancelled".equals(mention.text("status"));
    }

    private boolean isCancelled() {
        BelievedValue status = members.get("status");
        return status != null && "cancelled".equals(status.value());
    }
}
