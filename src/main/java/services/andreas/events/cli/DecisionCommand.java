package services.andreas.events.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import services.andreas.events.app.Application;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.decisions.Taken;
import services.andreas.events.decisions.UnknownEventException;
import services.andreas.events.terminal.LocalTimes;

/** A command with which a person decides about an event. */
abstract class DecisionCommand implements Callable<Integer> {
    private static final int UNKNOWN = 1;

    @ParentCommand private Program program;
    @Spec private CommandSpec spec;

    /**
     * @param words what was done, as a line before the title of the event
     */
    record Done(Taken taken, String words) {}

    /**
     * @param by who decides
     * @throws IllegalArgumentException when what was decided cannot be
     */
    abstract Done decide(EventDecisions decisions, String by, LocalTimes times)
            throws UnknownEventException;

    @Override
    public final Integer call() throws Exception {
        try (Application application = program.startWithTables()) {
            Done done =
                    decide(
                            application.bean(EventDecisions.class),
                            System.getProperty("user.name", "somebody"),
                            Program.times(application));
            application.update(done.taken());
            System.out.println(plain(done.words() + ": " + done.taken().title()));
            return 0;
        } catch (UnknownEventException e) {
            System.err.println(plain(e.getMessage()));
            return UNKNOWN;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), plain(e.getMessage()));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", " ");
    }
}
