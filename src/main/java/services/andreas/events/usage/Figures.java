package services.andreas.events.usage;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The usage of this process since its start; the usage of a run is a difference. */
public final class Figures {
    private final Map<Usage, LongAdder> sums = new EnumMap<>(Usage.class);

    public Figures() {
        for (Usage usage : Usage.values()) {
            sums.put(usage, new LongAdder());
        }
    }

    public void add(Usage usage, long amount) {
        sums.get(usage).add(amount);
    }

    public long sum(Usage usage) {
        return sums.get(usage).sum();
    }

    public Map<Usage, Long> now() {
        Map<Usage, Long> now = new EnumMap<>(Usage.class);
        sums.forEach((usage, sum) -> now.put(usage, sum.sum()));
        return now;
    }

    public Map<Usage, Long> since(Map<Usage, Long> then) {
        Map<Usage, Long> since = now();
        since.replaceAll((usage, sum) -> sum - then.get(usage));
        return since;
    }
}
