package services.andreas.events.manage;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import services.andreas.events.failure.Failures;
import services.andreas.events.ledger.Tables;
import services.andreas.events.run.InWork;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunReport;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Liveness and readiness, as checks that are {@code ok} or a reason. Services are checked in the
 * background, so that a probe never waits for them.
 */
public final class Health implements AutoCloseable {
    private static final String OK = CredentialsCheck.OK;
    private static final Duration TABLES = Duration.ofSeconds(30);
    private static final Duration CREDENTIALS = Duration.ofMinutes(15);

    private final CamelContext context;
    private final Schedule schedule;
    private final IngestRuns runs;
    private final Tables tables;
    private final List<String> services;
    private final Map<String, String> outside = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    new ThreadFactoryBuilder().setNameFormat("health").setDaemon(true).build());

    /**
     * @param services those of tables, gmail and openai that this process itself depends on
     */
    public Health(
            CamelContext context,
            Schedule schedule,
            IngestRuns runs,
            Tables tables,
            List<String> services) {
        this.services = services;
        this.context = context;
        this.schedule = schedule;
        this.runs = runs;
        this.tables = tables;
    }

    /** Starts the background checks of services. */
    void start() {
        CredentialsCheck credentials = new CredentialsCheck(context);
        look("tables", TABLES, this::tables);
        if (services.contains("gmail")) {
            look("gmail", CREDENTIALS, credentials::gmail);
        }
        look("openai", CREDENTIALS, credentials::openAi);
    }

    /** The checks whose failure only a restart can fix. */
    Map<String, String> live() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("camel", context.isStarted() ? OK : "stopped");
        checks.put("messages", messages());
        checks.put("schedule", schedule.isAlive(runs.isWorking()) ? OK : "dead");
        return checks;
    }

    /** The checks that say whether the next run can be expected to succeed. */
    Map<String, String> ready() {
        Map<String, String> checks = live();
        checks.put("routes", routes());
        checks.put("last-run", lastRun());
        for (String name : services) {
            checks.put(name, outside.getOrDefault(name, "not checked yet"));
        }
        return checks;
    }

    static boolean isGood(Map<String, String> checks) {
        return checks.values().stream().allMatch(OK::equals);
    }

    private String messages() {
        return runs.inWork().stream()
                .filter(InWork::isHanging)
                .findAny()
                .map(hanging -> hanging.claim().messageId() + " hangs")
                .orElse(OK);
    }

    private String routes() {
        for (Route route : context.getRoutes()) {
            ServiceStatus status = context.getRouteController().getRouteStatus(route.getId());
            if (!status.isStarted()) {
                return route.getId() + " is " + status.name().toLowerCase(Locale.ROOT);
            }
        }
        return OK;
    }

    /** An incomplete run is no reason to take the process out of service. */
    private String lastRun() {
        RunReport last = runs.ended().last();
        return last == null || last.exitCode() < 2 ? OK : last.cause().reason();
    }

    String tables() {
        try {
            tables.check();
            return OK;
        } catch (SdkException e) {
            return Failures.of(e).reason();
        }
    }

    /** A check that returns null keeps the last result, or {@code ok} if there is none. */
    private void look(String name, Duration every, Supplier<String> check) {
        looks.scheduleWithFixedDelay(
                () -> {
                    String found = check.get();
                    if (found == null) {
                        outside.putIfAbsent(name, OK);
                    } else {
                        outside.put(name, found);
                    }
                },
                0,
                every.toSeconds(),
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
