package services.andreas.events.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How the process ends. MentionKey to end by SIGTERM or Ctrl+C, it claims nothing more, finishes
 * what it has in hand within the grace, gives back the rest, and exits with the code of the
 * command.
 */
public final class Shutdown {
    /** ECS and Kubernetes kill after 30 seconds; this leaves time to give back and to stop. */
    static final Duration GRACE = Duration.ofSeconds(18);

    static final Duration GIVING_BACK = Duration.ofSeconds(5);

    private static final int DEFERRED = 1;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private volatile Application application;
    private volatile boolean requested;

    public Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
    }

    /** From now on there is something to close when the process is told to end. */
    public void closes(Application started) {
        application = started;
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
        requested = true;
        if (application != null) {
            application.closeGate();
        }
        // System.exit in the main thread waits for this one: only halt can end with a code
        Runtime.getRuntime().halt(await());
    }

    private int await() {
        try {
            return exitCode.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveBack();
            return DEFERRED;
        } catch (InterruptedException | ExecutionException e) {
            return DEFERRED;
        }
    }

    /** Within a bound, for the table may be out of reach; leases end by themselves. */
    private void giveBack() {
        if (application != null) {
            try {
                CompletableFuture.runAsync(application::giveBack)
                        .get(GIVING_BACK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | InterruptedException | ExecutionException e) {
                System.err.println("Not every claim could be given back: their leases will end");
            }
        }
    }
}
