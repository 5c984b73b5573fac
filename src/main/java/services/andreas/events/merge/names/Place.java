package services.andreas.events.merge.names;

import java.util.List;
import java.util.Set;

/**
 * Where an event is.
 *
 * @param name the words of the name of the venue; empty when only an address is told
 * @param told the name as it is told, not translated
 * @param rest the words of what stands after it: address, town, country
 * @param proper the words of the name that no other kind of house has: no church, no hall
 * @param rooms what is told of it by a number or a letter: hall 2
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
        /** one of them is not told */
        UNKNOWN,
        /** the same name in different towns, or a name and an address */
        UNCLEAR,
        OTHER
    }

    /** How much is told of it, in words. */
    public int size() {
        return name.size() + rest.size();
    }
}
