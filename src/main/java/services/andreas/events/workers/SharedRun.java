package services.andreas.events.workers;

import static services.andreas.events.ledger.Attributes.n;
import static services.andreas.events.ledger.Attributes.number;
import static services.andreas.events.ledger.Attributes.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.ledger.LedgerKey;
import services.andreas.events.run.RunRecord;
import services.andreas.events.run.RunReport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A run that many workers carry out, as its record has it. It runs until every share is counted, or
 * dies; a late share of a run that died is counted still.
 */
record SharedRun(Map<String, AttributeValue> record) {
    /** What a share may leave undone. */
    static final List<String> LEFT = List.of("failed", "deferred", "quarantined");

    /** Why a run died: not all of its shares were sent, or some were sent and never counted. */
    static final String NOT_SENT = "dispatcher-died";

    static final String LOST = "shares-lost";

    /** Empty once it has ended. */
    String state() {
        String state = text(record, "state");
        return state == null ? "" : state;
    }

    boolean isRunning() {
        return state().equals(RunRecord.RUNNING);
    }

    boolean hasDied() {
        return state().equals(RunRecord.DIED);
    }

    boolean hasEnded() {
        return state().isEmpty();
    }

    /** Whether this run has sent the share. */
    boolean has(Share share) {
        return share.run().equals(text(record, "owner")) && share.number() <= get("shares");
    }

    boolean isComplete() {
        return get("shares_counted") >= get("shares");
    }

    /** Whether nobody has shown a sign of life in time. */
    boolean isSilent(Instant now) {
        return get("alive_until") < now.getEpochSecond();
    }

    String mailbox() {
        return LedgerKey.ofRuns(record);
    }

    String start() {
        return text(record, "sk");
    }

    /** Milliseconds between two calls of Gmail's that the last worker had to keep. */
    long gmailSpace() {
        return get("gmail_space");
    }

    long get(String name) {
        return number(record, name, 0);
    }

    /**
     * What is added to the sums of this run.
     *
     * @param done messages that have an end now; they are no longer what somebody else may have
     *     done
     */
    Map<String, Long> plus(Map<String, Long> sums, long done) {
        Map<String, Long> all = new HashMap<>(sums);
        if (hasEnded()) {
            all.merge("skipped", -done, Long::sum);
        } else if (hasDied()) {
            all.merge("deferred", -done, Long::sum);
            all.merge("unknown", -done, Long::sum);
        }
        return all;
    }

    /** The last sums, once every share is counted: what nobody else has done was done before. */
    Map<String, AttributeValue> ended() {
        long deferred = get("deferred") - get("unknown");
        long left = get("failed") + deferred + get("quarantined");
        int code = left == 0 ? 0 : RunReport.INCOMPLETE;
        return Map.of(
                "exit_code", n(get("shares_failed") > 0 ? RunReport.FAILED : code),
                "deferred", n(deferred),
                "skipped", n(get("listed") - get("processed") - left));
    }

    /** The sums of a run that died: what is not known to be done is left to the next one. */
    Map<String, AttributeValue> died() {
        long left = LEFT.stream().mapToLong(this::get).sum();
        long unknown = get("listed") - get("skipped") - get("processed") - left;
        return Map.of(
                "deferred", n(get("deferred") + unknown),
                "unknown", n(unknown));
    }

    /** What was noted when it died, and holds no longer once it has ended. */
    List<String> provisional() {
        String cause = text(record, "cause");
        boolean isOfDeath = NOT_SENT.equals(cause) || LOST.equals(cause);
        List<String> last = List.of("state", "unknown");
        return isOfDeath ? List.of("state", "unknown", "cause") : last;
    }

    String whyDead() {
        return get("shares_sent") < get("shares") ? NOT_SENT : LOST;
    }
}
