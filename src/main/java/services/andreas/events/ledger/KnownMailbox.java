package services.andreas.events.ledger;

import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mailbox that runs have read, or tried to.
 *
 * @param id as keys hold it
 * @param name as the configuration has it; may be empty
 * @param read start of its last run
 */
public record KnownMailbox(String id, String name, Instant read) {
    static KnownMailbox of(Map<String, AttributeValue> item) {
        return new KnownMailbox(
                text(item, "sk"),
                Objects.toString(text(item, "name"), ""),
                Instant.ofEpochSecond(number(item, "read_at", 0)));
    }

    /** Its name, or its id where it has none. */
    public String shown() {
        return name.isEmpty() ? id : name;
    }

    /** Whether somebody means this mailbox by its name or its id. */
    public boolean isCalled(String called) {
        return called.equals(name) || called.equals(id);
    }
}
