package services.andreas.events.ledger;

/**
 * The right of one run to work on one message, until the lease ends or the message is settled.
 *
 * @param messageId Gmail's id
 * @param owner the run that holds it
 * @param fence number of claims of the message so far, with this one
 * @param attempts number of runs that failed on it before
 * @param answer the fence under which an answer is stored, 0 if there is none
 * @param deaths number of owners in a row that died before there was an answer
 * @param taken time of the claim, in nanoseconds of this process's ticker
 */
public record Claim(
        String messageId,
        String owner,
        long fence,
        long attempts,
        long answer,
        long deaths,
        long taken) {}
