package services.andreas.events.merge.names;

import java.util.List;
import java.util.Set;

/**
 * Where an event is.
 *
 * @param name the words of the name of the venue; empty if only an address is given
 * @param told the name as it is written, not translated
 * @param rest the words of what stands after it: address, town, country
 * @param proper the words of the name that no other kind of house has: no church, no hall
 * @param rooms rooms named by a number or a letter: hall 2
 */
public record Place(
        List<String> name,
        List<String> told,
        Set<String> rest,
        List<String> proper,
        Set<String> rooms,
        boolean online) {
    /** How two places compare. */
    public enum Relation {
        SAME,
        /** one of them is missing */
        UNKNOWN,
        /** the same name in different towns, or a name and an address */
        UNCLEAR,
        OTHER
    }

    /** The number of words that describe it. */
    public int size() {
        return name.size() + rest.size();
    }
}
