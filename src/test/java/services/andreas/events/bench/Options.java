package services.andreas.events.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of the JVM that are compared. */
final class Options {
    static final List<String> PLAIN = List.of("-Xmx256m");
    static final List<String> SMALL =
            List.of("-Xms32m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Options() {}

    /** The program by the name of its options. */
    static Map<String, Program> compared(Jdk jdk) throws Exception {
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put(jdk.feature() + " plain", new Program(jdk, PLAIN));
        programs.put(jdk.feature() + " small", new Program(jdk, SMALL));
        if (jdk.hasAotCache()) {
            programs.put(jdk.feature() + " image", Image.program(jdk));
            return programs;
        }
        try (World world = new World(1)) {
            programs.put(
                    jdk.feature() + " small, class data", new Program(jdk, SMALL).withCache(world));
        }
        return programs;
    }
}
