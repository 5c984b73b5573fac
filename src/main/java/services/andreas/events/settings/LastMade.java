package services.andreas.events.settings;

import java.util.Map;
import java.util.function.Function;

/**
 * Makes a value anew only where what it is made of differs from the last time: a process starts an
 * application for each of its mailboxes.
 *
 * @param <K> what the value is made of; values of equal keys are alike
 */
public final class LastMade<K, V> {
    private Map.Entry<K, V> last;

    public synchronized V of(K key, Function<K, V> maker) {
        if (last == null || !last.getKey().equals(key)) {
            last = Map.entry(key, maker.apply(key));
        }
        return last.getValue();
    }
}
