package services.andreas.events.ledger;

/**
 * The right of one run to work on one message, until the lease ends or the message is settled.
 *
 * @param messageId Gmail's id
 * @param owner the run that holds it
 * @param fence how often the message has been claimed, this time included
 * @param attempts how many runs have failed on it before
 * @param answer the fence under which an answer was stored, 0 when there is none yet
 * @param deaths how many owners in a row have left it without a word, before there was an answer
 */
public record Claim(
        String messageId, String owner, long fence, long attempts, long answer, long deaths) {}
