package services.andreas.events.usage;

import java.util.Map;
import java.util.TreeMap;

/** The prices of models. */
public final class Prices {
    private record Price(double prompt, double completion) {}

    private final Map<String, Price> prices = new TreeMap<>();

    /**
     * @param list one model per line: its name, and US dollars per million tokens of the prompt and
     *     of the answer
     */
    public Prices(String list) {
        list.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length == 3)
                .forEach(
                        words ->
                                prices.put(
                                        words[0],
                                        new Price(
                                                Double.parseDouble(words[1]),
                                                Double.parseDouble(words[2]))));
    }

    /**
     * Millionths of a US dollar, 0 for a model without a price. A dated model, such as {@code
     * gpt-6-luna-2026-09-22}, has the price of the longest listed name with which it starts.
     */
    public long microdollars(String model, long promptTokens, long completionTokens) {
        return prices.entrySet().stream()
                .filter(price -> isNamed(model, price.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .map(
                        price ->
                                Math.round(
                                        promptTokens * price.prompt
                                                + completionTokens * price.completion))
                .orElse(0L);
    }

    private static boolean isNamed(String model, String name) {
        return model != null && (model.equals(name) || model.startsWith(name + "-20"));
    }
}
