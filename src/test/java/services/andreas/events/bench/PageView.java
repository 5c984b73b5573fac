package services.andreas.events.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import services.andreas.events.Chromium;

/** How long a headless Chromium takes to show a page. */
final class PageView {
    /** Milliseconds from the navigation until the page is whole and painted. */
    private static final String SHOWN =
            """
            new Promise(shown => {
                const look = () => {
                    const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
                    const painted = performance.getEntriesByName("first-contentful-paint")[0];
                    if (loaded > 0 && painted) {
                        shown(Math.max(loaded, painted.startTime));
                    } else {
                        setTimeout(look, 10);
                    }
                };
                look();
            })""";

    private PageView() {}

    static void measure(Path page) throws Exception {
        Optional<Path> program = Chromium.installed();
        if (program.isEmpty()) {
            Table.say("No Chromium here: how long the page takes to be shown is not known");
            return;
        }
        Path profile = Files.createTempDirectory(page.toAbsolutePath().getParent(), ".chromium");
        try (Chromium chromium = new Chromium(program.get(), profile)) {
            List<Double> times = Repeats.of(() -> time(chromium, page));
            Table.say(
                    "Chromium shows it in %s ms, load %s",
                    Spread.of(times, Double::doubleValue).format("%.0f"), World.load());
        }
    }

    private static double time(Chromium chromium, Path page) throws InterruptedException {
        chromium.open(page.toUri().toString());
        return chromium.evaluate(SHOWN).asDouble();
    }
}
