package services.andreas.events.workers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Some messages of one mailbox that a worker is to look at: a hint, since the ledger alone says
 * what is done.
 *
 * @param name of the mailbox in the configuration; empty for the only one
 * @param mailbox the id of the mailbox
 * @param run the token of the run that listed them
 * @param start of that run, as its record has it
 * @param number of this share within the run, from 1
 * @param ids keys of the messages
 */
public record Share(
        String name, String mailbox, String run, String start, int number, List<String> ids) {
    /** About two seconds of what Gmail allows for one mailbox: reading its profile costs little. */
    private static final int MOST = 10;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    public Share {
        if (number < 1 || ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException("A share has 1 to " + MOST + " messages");
        }
        for (String id : ids) {
            if (!id.startsWith(mailbox + "#")) {
                throw new IllegalArgumentException("A share is of one mailbox");
            }
        }
    }

    /** All pending messages of a run in shares. */
    static List<Share> of(String name, String mailbox, String run, String start, List<String> ids) {
        List<Share> shares = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST));
            shares.add(new Share(name, mailbox, run, start, shares.size() + 1, List.copyOf(some)));
        }
        return shares;
    }

    /**
     * @throws IllegalArgumentException if the text is not a share; anybody who may send can send it
     */
    public static Share read(String json) {
        try {
            Share share = JSON.readValue(json, Share.class);
            if (share == null) {
                throw new IllegalArgumentException("Not a share");
            }
            return share;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a share", e);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
