package services.andreas.events.items;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/**
 * A write of one item of the events table.
 *
 * @param version that the item must have; 0 when it must have none
 */
record ItemUpdate(String id, Map<String, AttributeValueUpdate> updates, long version) {}
