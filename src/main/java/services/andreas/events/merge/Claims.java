package services.andreas.events.merge;

import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Places;

/** Tells which tellings that are not believed differ in what matters most. */
final class Claims {
    private final Places places;
    private final Members members;

    Claims(Places places, Members members) {
        this.places = places;
        this.members = members;
    }

    boolean contradicts(Telling telling) {
        return tellsAnotherTime(telling)
                || tellsAnotherPlace(telling)
                || cancels(telling) && !isCancelled()
                || telling.fields().containsKey("sold_out") && members.get("sold_out") == null;
    }

    private boolean tellsAnotherTime(Telling telling) {
        Held start = members.get("start_time");
        return telling.start() != null
                && start != null
                && !telling.start().equals(start.telling().start())
                && !telling.dateOnly();
    }

    private boolean tellsAnotherPlace(Telling telling) {
        Held location = members.get("location");
        return location != null
                && places.relation(location.telling().place(), telling.place())
                        == Place.Relation.OTHER;
    }

    private static boolean cancels(Telling telling) {
        return "cancel".equalsIgnoreCase(telling.text("method"))
                || "cancelled".equals(telling.text("status"));
    }

    private boolean isCancelled() {
        Held status = members.get("status");
        return status != null && "cancelled".equals(status.value());
    }
}
