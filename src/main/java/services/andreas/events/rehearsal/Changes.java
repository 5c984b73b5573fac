package services.andreas.events.rehearsal;

import static services.andreas.events.ledger.Attributes.n;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** Says what an update of DynamoDB makes of an item. */
record Changes(Operands operands, Map<String, AttributeValue> changed) {
    /**
     * @param item with its key
     */
    static Map<String, AttributeValue> made(
            String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            Map<String, AttributeValue> item) {
        Map<String, AttributeValue> changed = new HashMap<>(item);
        // all operands are those of the item before the update
        Operands operands = new Operands(expression, names, values, item);
        new Changes(operands, changed).all();
        return changed;
    }

    /** The same for updates as they were before there were expressions. */
    static Map<String, AttributeValue> made(
            Map<String, AttributeValueUpdate> updates, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> changed = new HashMap<>(item);
        updates.forEach(
                (name, update) -> {
                    if (update.action() == AttributeAction.DELETE) {
                        changed.remove(name);
                    } else if (update.action() == AttributeAction.ADD) {
                        changed.put(name, sum(item.get(name), update.value()));
                    } else {
                        changed.put(name, update.value());
                    }
                });
        return changed;
    }

    private void all() {
        while (!operands.isAtEnd()) {
            String clause = operands.next().toUpperCase(Locale.ROOT);
            do {
                one(clause);
            } while (operands.take(","));
        }
    }

    private void one(String clause) {
        String name = operands.name();
        switch (clause) {
            case "SET" -> {
                operands.expect("=");
                AttributeValue value = operands.value();
                if (operands.take("+")) {
                    value = sum(value, operands.value());
                }
                changed.put(name, value);
            }
            case "REMOVE" -> changed.remove(name);
            case "ADD" -> changed.put(name, sum(changed.get(name), operands.value()));
            default ->
                    throw new UnsupportedOperationException("Not known in a rehearsal: " + clause);
        }
    }

    private static AttributeValue sum(@Nullable AttributeValue one, AttributeValue other) {
        if (one == null) {
            return other;
        }
        if (other.n() != null) {
            return n(new BigDecimal(one.n()).add(new BigDecimal(other.n())).longValueExact());
        }
        TreeSet<String> all = new TreeSet<>(one.ss());
        all.addAll(other.ss());
        return AttributeValue.fromSs(all.stream().toList());
    }
}
