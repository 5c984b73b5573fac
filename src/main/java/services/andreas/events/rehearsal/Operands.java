package services.andreas.events.rehearsal;

import static services.andreas.events.ledger.Attributes.n;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an expression of DynamoDB token by token, and what its operands are for one item. */
final class Operands {
    private static final Pattern TOKEN = Pattern.compile("[:#]?[A-Za-z0-9_]+|<=|>=|<>|[=<>(),+-]");

    private final Deque<String> tokens;
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Map<String, AttributeValue> item;

    Operands(
            String expression,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            Map<String, AttributeValue> item) {
        tokens =
                TOKEN.matcher(expression)
                        .results()
                        .map(result -> result.group())
                        .collect(Collectors.toCollection(ArrayDeque::new));
        this.names = names;
        this.values = values;
        this.item = item;
    }

    boolean isAtEnd() {
        return tokens.isEmpty();
    }

    boolean isNext(String token) {
        return token.equalsIgnoreCase(tokens.peek());
    }

    /** Takes the next token if it is this one. */
    boolean take(String token) {
        boolean next = isNext(token);
        if (next) {
            tokens.remove();
        }
        return next;
    }

    String next() {
        return tokens.remove();
    }

    void expect(String token) {
        if (!take(token)) {
            throw new UnsupportedOperationException(
                    "Instead of " + token + ", an expression has " + tokens.peek());
        }
    }

    /** The name of an attribute. */
    String name() {
        String token = next();
        return names.getOrDefault(token, token);
    }

    /** The value of the next operand, null where the item has none. */
    @Nullable AttributeValue value() {
        String token = next();
        if (token.startsWith(":")) {
            return values.get(token);
        }
        if (!isNext("(")) {
            return item.get(names.getOrDefault(token, token));
        }
        expect("(");
        AttributeValue first = value();
        AttributeValue result =
                switch (token) {
                    case "size" -> first == null ? null : n(size(first));
                    case "if_not_exists" -> second(first == null, first);
                    case "list_append" -> append(first);
                    default ->
                            throw new UnsupportedOperationException(
                                    "Not known in a rehearsal: " + token);
                };
        expect(")");
        return result;
    }

    private @Nullable AttributeValue second(boolean wanted, @Nullable AttributeValue first) {
        expect(",");
        AttributeValue second = value();
        return wanted ? second : first;
    }

    private AttributeValue append(AttributeValue first) {
        expect(",");
        List<AttributeValue> all = new ArrayList<>(first.l());
        all.addAll(value().l());
        return AttributeValue.fromL(all);
    }

    private static int size(AttributeValue value) {
        if (value.hasL()) {
            return value.l().size();
        }
        if (value.hasSs()) {
            return value.ss().size();
        }
        return value.hasM() ? value.m().size() : value.s().length();
    }
}
