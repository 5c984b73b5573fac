package services.andreas.events.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import services.andreas.events.run.RunReport;

/**
 * What became of one mailbox among several.
 *
 * @param exitCode as that of a process that had read this mailbox alone
 * @param report null if the run could not begin
 * @param why the cause in one line; empty if it is in the report
 */
public record MailboxRun(String mailbox, int exitCode, @Nullable RunReport report, String why) {

    static MailboxRun of(String mailbox, RunReport report) {
        String why = report.cause() == null ? "" : report.cause().message();
        return new MailboxRun(mailbox, report.exitCode(), report, why);
    }

    /** The exit code of a process that read all of these. */
    public static int exitCode(List<MailboxRun> runs) {
        return RunReport.exitCode(runs.stream().map(MailboxRun::exitCode).toList());
    }
}
