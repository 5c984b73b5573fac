package services.andreas.events.rehearsal;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** Says whether a condition of DynamoDB holds for an item. */
record Conditions(Operands operands, Map<String, AttributeValue> item) {
    /**
     * @param expression null where there is no condition
     */
    static boolean hold(
            @Nullable String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            Map<String, AttributeValue> item) {
        if (expression == null) {
            return true;
        }
        Operands operands = new Operands(expression, names, values, item);
        boolean holds = new Conditions(operands, item).any();
        if (!operands.isAtEnd()) {
            throw new UnsupportedOperationException("Not known in a rehearsal: " + expression);
        }
        return holds;
    }

    /** The same for conditions as they were before there were expressions. */
    static boolean hold(
            Map<String, ExpectedAttributeValue> expected, Map<String, AttributeValue> item) {
        return expected.entrySet().stream()
                .allMatch(
                        one ->
                                Boolean.FALSE.equals(one.getValue().exists())
                                        ? !item.containsKey(one.getKey())
                                        : one.getValue().value().equals(item.get(one.getKey())));
    }

    private boolean any() {
        boolean holds = all();
        while (operands.take("OR")) {
            holds |= all();
        }
        return holds;
    }

    private boolean all() {
        boolean holds = one();
        while (operands.take("AND")) {
            holds &= one();
        }
        return holds;
    }

    private boolean one() {
        if (operands.take("NOT")) {
            return !one();
        }
        if (operands.take("(")) {
            boolean holds = any();
            operands.expect(")");
            return holds;
        }
        if (operands.take("attribute_exists")) {
            return item.containsKey(argument());
        }
        if (operands.take("attribute_not_exists")) {
            return !item.containsKey(argument());
        }
        if (operands.isNext("contains") || operands.isNext("begins_with")) {
            return isPart(operands.next());
        }
        AttributeValue left = operands.value();
        return operands.take("IN") ? isOneOf(left) : compares(left, operands.next());
    }

    private String argument() {
        operands.expect("(");
        String name = operands.name();
        operands.expect(")");
        return name;
    }

    private boolean isPart(String function) {
        operands.expect("(");
        AttributeValue whole = operands.value();
        operands.expect(",");
        AttributeValue part = operands.value();
        operands.expect(")");
        if (whole == null) {
            return false;
        }
        if (function.equals("begins_with")) {
            return whole.s().startsWith(part.s());
        }
        return whole.l().contains(part)
                || whole.ss().contains(part.s())
                || whole.s() != null && whole.s().contains(part.s());
    }

    private boolean isOneOf(@Nullable AttributeValue left) {
        operands.expect("(");
        boolean found = false;
        do {
            AttributeValue one = operands.value();
            found |= left != null && left.equals(one);
        } while (operands.take(","));
        operands.expect(")");
        return found;
    }

    private boolean compares(@Nullable AttributeValue left, String how) {
        AttributeValue right = operands.value();
        if (how.equalsIgnoreCase("BETWEEN")) {
            operands.expect("AND");
            AttributeValue last = operands.value();
            return left != null && order(left, right) >= 0 && order(left, last) <= 0;
        }
        if (left == null || right == null) {
            return how.equals("<>") && left != right;
        }
        return switch (how) {
            case "=" -> order(left, right) == 0;
            case "<>" -> order(left, right) != 0;
            case "<" -> order(left, right) < 0;
            case "<=" -> order(left, right) <= 0;
            case ">" -> order(left, right) > 0;
            case ">=" -> order(left, right) >= 0;
            default -> throw new UnsupportedOperationException("Not known in a rehearsal: " + how);
        };
    }

    private static int order(AttributeValue one, AttributeValue other) {
        if (one.n() != null && other.n() != null) {
            return new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
        }
        if (one.s() != null && other.s() != null) {
            return one.s().compareTo(other.s());
        }
        return one.equals(other) ? 0 : 1;
    }
}
