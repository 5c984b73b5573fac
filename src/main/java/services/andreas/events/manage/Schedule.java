package services.andreas.events.manage;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The Quartz schedule: whether it is alive, and how to start a run on demand. */
public record Schedule(CamelContext context, Clock clock) {
    /** A schedule that is later than this counts as dead. */
    private static final Duration LATE = Duration.ofMinutes(2);

    /**
     * @param working whether a run is in progress: the next one waits for it, and is not late
     */
    boolean isAlive(boolean working) {
        try {
            Scheduler scheduler = scheduler();
            if (!scheduler.isStarted() || scheduler.isInStandbyMode() || scheduler.isShutdown()) {
                return false;
            }
            for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
                // a person has stopped or suspended the route
                boolean held = scheduler.getTriggerState(key) == Trigger.TriggerState.PAUSED;
                Date next = scheduler.getTrigger(key).getNextFireTime();
                if (held || next != null && (working || isNotLate(next))) {
                    return true;
                }
            }
            return false;
        } catch (SchedulerException e) {
            return false;
        }
    }

    private boolean isNotLate(Date due) {
        return due.toInstant().isAfter(clock.instant().minus(LATE));
    }

    /** Starts a run as soon as no other one is in progress; Quartz never starts two at once. */
    void trigger() throws SchedulerException {
        for (JobKey job : scheduler().getJobKeys(GroupMatcher.anyJobGroup())) {
            scheduler().triggerJob(job);
        }
    }

    private Scheduler scheduler() {
        return context.getComponent("quartz", QuartzComponent.class).getScheduler();
    }
}
