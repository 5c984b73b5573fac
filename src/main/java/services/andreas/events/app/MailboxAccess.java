package services.andreas.events.app;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import services.andreas.events.failure.Failures;
import services.andreas.events.run.MessageWatch;
import services.andreas.events.run.RunReport;
import services.andreas.events.settings.Settings;
import services.andreas.events.settings.SettingsException;

/**
 * Opens one of several mailboxes, each in an application of its own, so that nothing that happens
 * to one mailbox reaches another.
 *
 * @param failed what becomes of a mailbox that cannot be read, by the exit code that a process
 *     would have that reads it alone, and the cause in one line
 */
public record MailboxAccess<T>(Shutdown shutdown, BiFunction<Integer, String, T> failed) {
    /** What is done with a mailbox. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Application application) throws Exception;
    }

    /** Whatever happens, the other mailboxes go on. */
    public T open(Supplier<Map<String, String>> environment, Work<T> work) {
        if (shutdown.isRequested()) {
            return failed.apply(RunReport.INCOMPLETE, "the process was told to end");
        }
        try (Application application = new Application(Settings.of(environment.get()))) {
            application.start();
            shutdown.closes(application);
            try {
                application.bean(MessageWatch.class).onStandstill(shutdown::standstill);
                application.checkQuery();
                return work.with(application);
            } finally {
                shutdown.closed(application);
            }
        } catch (SettingsException e) {
            return failed.apply(SettingsException.EXIT_CODE, e.getMessage());
        } catch (Exception e) {
            return failed.apply(RunReport.FAILED, Failures.of(e).message());
        }
    }
}
