package services.andreas.events.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import services.andreas.events.failure.Failure;
import services.andreas.events.ledger.MessageLedger;
import services.andreas.events.run.RunReport;

/**
 * Ends the process. On SIGTERM or Ctrl+C it claims no more messages, finishes those in work within
 * the grace period, releases the rest, and exits with the code of the command.
 */
public final class Shutdown {
    /** ECS and Kubernetes kill after 30 seconds; this leaves time to release claims and to stop. */
    static final Duration GRACE = Duration.ofSeconds(18);

    static final Duration GIVING_BACK = Duration.ofSeconds(5);

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Set<Application> applications = ConcurrentHashMap.newKeySet();
    private volatile boolean requested;

    /** Acts on SIGTERM and Ctrl+C from now on. */
    public void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
    }

    /** Whether the process is to end. */
    public boolean isRequested() {
        return requested;
    }

    /** Claims no more messages. */
    public void request() {
        requested = true;
        applications.forEach(Application::closeGate);
    }

    /** This application needs no closing any more. */
    public void closed(Application ended) {
        applications.remove(ended);
    }

    /** Closes this application when the process ends. */
    public void closes(Application started) {
        applications.add(started);
        if (requested) {
            started.closeGate();
        }
    }

    public void exit(int code) {
        exitCode.complete(code);
        System.exit(code);
    }

    private void end() {
        if (exitCode.isDone()) {
            return;
        }
        request();
        // System.exit in the main thread waits for this thread, so only halt can set a code
        Runtime.getRuntime().halt(await());
    }

    private int await() {
        try {
            return exitCode.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return giveBack() ? RunReport.HANGS : RunReport.INCOMPLETE;
        } catch (InterruptedException | ExecutionException e) {
            return RunReport.INCOMPLETE;
        }
    }

    /** Ends the process, because the run can never end. */
    public void standstill() {
        giveBack();
        System.err.println(Failure.MESSAGE_HANGS.message());
        exit(RunReport.HANGS);
    }

    /** Waits a bounded time, because the table may be unreachable; leases expire by themselves. */
    private boolean giveBack() {
        List<CompletableFuture<Boolean>> each =
                applications.stream()
                        .map(one -> CompletableFuture.supplyAsync(() -> giveBack(one)))
                        .toList();
        try {
            CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                    .get(GIVING_BACK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException | ExecutionException e) {
            System.err.println("Some claims could not be released; their leases will expire");
        }
        return each.stream().anyMatch(Shutdown::hangs);
    }

    private static boolean giveBack(Application application) {
        return new LastClaims(application.runs(), application.bean(MessageLedger.class)).giveBack();
    }

    private static boolean hangs(CompletableFuture<Boolean> givenBack) {
        return !givenBack.isCompletedExceptionally() && givenBack.getNow(false);
    }
}
