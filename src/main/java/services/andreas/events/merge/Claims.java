package services.andreas.events.merge;

import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.METHOD;
import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TITLE;

import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Places;
import services.andreas.events.merge.names.Title;
import services.andreas.events.merge.names.Titles;

/** Finds claims that differ from the event in what matters most. */
final class Claims {
    private final Places places;
    private final Titles titles;
    private final Members members;

    Claims(MentionReader rules, Members members) {
        places = rules.places();
        titles = rules.titles();
        this.members = members;
    }

    boolean contradicts(Mention mention) {
        return tellsAnotherTime(mention)
                || tellsAnotherPlace(mention)
                || tellsAnotherTitle(mention)
                || cancels(mention) != isCancelled() && saysItsStatus(mention)
                || mention.event().has(SOLD_OUT) && members.get(SOLD_OUT) == null;
    }

    private boolean tellsAnotherTime(Mention mention) {
        BelievedValue start = members.get(START_TIME);
        if (mention.start() == null || start == null) {
            return false;
        }
        return mention.dateOnly() || start.mention().dateOnly()
                ? !mention.day().equals(start.mention().day())
                : !mention.start().equals(start.mention().start());
    }

    private boolean tellsAnotherTitle(Mention mention) {
        BelievedValue title = members.get(TITLE);
        return title != null
                && title.mention().title().relation(mention.title(), titles)
                        == Title.Relation.OTHER;
    }

    private boolean tellsAnotherPlace(Mention mention) {
        BelievedValue location = members.get(LOCATION);
        return location != null
                && places.relation(location.mention().place(), mention.place())
                        == Place.Relation.OTHER;
    }

    private static boolean saysItsStatus(Mention mention) {
        return cancels(mention) || mention.event().has(STATUS);
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
