package services.andreas.events.rehearsal;

import java.util.List;
import java.util.Map;
import services.andreas.events.run.RunReport;

/**
 * What a rehearsal found out.
 *
 * @param mails that were worked on
 * @param asked questions that the model was asked anew
 * @param tokens that they took
 * @param microdollars that they cost, in millionths of a US dollar
 * @param changes of events, the soonest first
 * @param heldBack how often something would have been sent, by endpoint
 * @param left why messages could not be rehearsed, by id
 * @param report of the run that was rehearsed
 */
public record Rehearsed(
        int mails,
        long asked,
        long tokens,
        long microdollars,
        List<EventChange> changes,
        Map<String, Integer> heldBack,
        Map<String, String> left,
        RunReport report) {}
