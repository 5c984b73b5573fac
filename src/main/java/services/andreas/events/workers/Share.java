package services.andreas.events.workers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
    /**
     * Ten seconds of what Gmail allows for one mailbox; to open it takes half a second of a core.
     */
    private static final int MOST = 50;

    /** Anybody who may send to the queue can write a share, and parts of it are logged. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{0,41}");

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{0,40}");
    private static final Pattern START = Pattern.compile("[0-9TZ:.-]{1,30}");
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z-]{0,40}#[0-9A-Za-z_-]{1,64}");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    public Share {
        check(NAME.matcher(name).matches(), "a mailbox has no such name");
        check(ID.matcher(mailbox).matches(), "a mailbox has no such id");
        check(ID.matcher(run).matches() && START.matcher(start).matches(), "no run is so called");
        check(
                number >= 1 && !ids.isEmpty() && ids.size() <= MOST,
                "a share has 1 to " + MOST + " messages");
        check(Set.copyOf(ids).size() == ids.size(), "a share has each message once");
        for (String id : ids) {
            boolean isKey = id.startsWith(mailbox + "#") && KEY.matcher(id).matches();
            check(isKey, "a share has keys of one mailbox");
        }
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new RefusedShareException(problem);
        }
    }

    /** All pending messages of a run in shares. */
    static List<Share> of(String name, String mailbox, String run, String start, List<String> ids) {
        List<Share> shares = new ArrayList<>();
        for (List<String> some : Lists.partition(ids, MOST)) {
            shares.add(new Share(name, mailbox, run, start, shares.size() + 1, List.copyOf(some)));
        }
        return shares;
    }

    /**
     * @throws RefusedShareException if the text is not a share; anybody who may send can send it
     */
    public static Share read(String json) {
        try {
            Share share = JSON.readValue(json, Share.class);
            if (share == null) {
                throw new RefusedShareException("it is no JSON of a share");
            }
            return share;
        } catch (JsonProcessingException e) {
            throw e.getCause() instanceof RefusedShareException refused
                    ? refused
                    : new RefusedShareException("it is no JSON of a share");
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
