package services.andreas.events.merge;

import java.util.List;
import java.util.Map;

/**
 * What all believed mentions together say of an event.
 *
 * @param fields the attributes of its item
 * @param from which mention each of them is from
 * @param sequence how many mentions have changed it since the first
 * @param history the last changes, oldest first: {@code at}, {@code email_id}, {@code was}
 * @param claims mentions that are not believed and say something else
 */
public record Merged(
        Map<String, Object> fields,
        Map<String, Mention> from,
        int sequence,
        List<Map<String, Object>> history,
        List<Mention> claims) {}
