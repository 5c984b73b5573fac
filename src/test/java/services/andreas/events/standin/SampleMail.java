package services.andreas.events.standin;

import java.time.Instant;

/**
 * One mail of the sample mailbox.
 *
 * @param name of its file, without ending
 * @param raw as Gmail has it, lines ending in CRLF
 * @param subject decoded
 * @param date when it was sent
 * @param answer the recorded answer of the model
 */
public record SampleMail(String name, byte[] raw, String subject, Instant date, String answer) {

    @Override
    public String toString() {
        return name;
    }
}
