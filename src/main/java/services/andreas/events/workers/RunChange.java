package services.andreas.events.workers;

import static services.andreas.events.ledger.Attributes.n;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change of the record of a run, as DynamoDB expects it. */
final class RunChange {
    private final Map<String, List<String>> clauses = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    RunChange set(String attribute, AttributeValue value) {
        return clause("SET", name(attribute) + " = " + value(attribute, value));
    }

    RunChange add(String attribute, long sum) {
        return clause("ADD", name(attribute) + " " + value(attribute, n(sum)));
    }

    RunChange remove(String attribute) {
        return clause("REMOVE", name(attribute));
    }

    /** Nothing is changed unless the attribute still has this value. */
    RunChange onlyIf(String attribute, AttributeValue value) {
        conditions.add(name(attribute) + " = " + value("was_" + attribute, value));
        return this;
    }

    /** Nothing is changed if the record has the attribute. */
    RunChange onlyWithout(String attribute) {
        conditions.add("attribute_not_exists(" + name(attribute) + ")");
        return this;
    }

    private RunChange clause(String verb, String what) {
        clauses.computeIfAbsent(verb, first -> new ArrayList<>()).add(what);
        return this;
    }

    /** Some are words of DynamoDB, such as deferred. */
    private String name(String attribute) {
        names.put("#" + attribute, attribute);
        return "#" + attribute;
    }

    private String value(String name, AttributeValue value) {
        values.put(":" + name, value);
        return ":" + name;
    }

    String expression() {
        return clauses.entrySet().stream()
                .map(clause -> clause.getKey() + " " + String.join(", ", clause.getValue()))
                .collect(Collectors.joining(" "));
    }

    String condition() {
        return String.join(" AND ", conditions);
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }
}
