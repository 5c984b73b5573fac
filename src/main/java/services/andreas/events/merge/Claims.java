package services.andreas.events.merge;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.METHOD;
import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.STATUS;

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
                || mention.event().has(SOLD_OUT) && members.get(SOLD_OUT) == null;
    }

    private boolean tellsAnotherTime(Mention mention) {
        BelievedValue start = members.get(START_TIME);
        return mention.start() != null
                && start != null
                && !mention.start().equals(start.mention().start())
                && !mention.dateOnly();
    }

    private boolean tellsAnotherPlace(Mention mention) {
        BelievedValue location = members.get(LOCATION);
        return location != null
                && places.relation(location.mention().place(), mention.place())
                        == Place.Relation.OTHER;
    }

    private static boolean cancels(Mention mention) {
        return "cancel".equalsIgnoreCase(mention.event().get(METHOD))
                || "cancelled".equals(mention.event().get(STATUS));
    }

    private boolean isCancelled() {
        BelievedValue status = members.get(STATUS);
        return status != null && "cancelled".equals(status.value());
    }
}
