package services.andreas.events.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mailboxes that one process reads, and the environment of each.
 *
 * @param all none where no file is set: then the environment is that of the one mailbox
 * @param file {@code mailboxes.yaml}
 * @param atOnce how many are read at once at most
 * @param others the variables that hold for all
 */
public record Mailboxes(
        List<ConfiguredMailbox> all, Path file, int atOnce, Map<String, String> others) {
    /** Its name where it lies beside edited routes. */
    public static final String FILE = "mailboxes.yaml";

    private static final String VARIABLE = "MAILBOXES_FILE";

    /** The form of the file. */
    private record Form(List<ConfiguredMailbox> mailboxes) {
        private Form {
            if (mailboxes.isEmpty()) {
                throw new IllegalArgumentException("names no mailbox");
            }
            Set<String> names = new HashSet<>();
            for (ConfiguredMailbox mailbox : mailboxes) {
                if (!names.add(mailbox.name())) {
                    throw new IllegalArgumentException(mailbox.name() + " is there twice");
                }
                if (mailbox.hasFeed() && !names.add(mailbox.feed())) {
                    throw new IllegalArgumentException(mailbox.feed() + " is there twice");
                }
            }
        }
    }

    /**
     * @throws SettingsException if the file is set and cannot be read
     */
    public static Mailboxes of(Map<String, String> environment) {
        Settings settings = Settings.unchecked(environment);
        String file = settings.get("mailboxes.file");
        new SettingsCheck(settings).number("mailboxes.at-once", 1, SettingsCheck.MOST);
        return new Mailboxes(
                in(file),
                Path.of(file).toAbsolutePath(),
                settings.integer("mailboxes.at-once"),
                environment);
    }

    /**
     * The mailboxes of a file; none without a file.
     *
     * @throws SettingsException if it cannot be read
     */
    public static List<ConfiguredMailbox> in(String file) {
        return file.isEmpty() ? List.of() : load(Path.of(file).toAbsolutePath());
    }

    private static List<ConfiguredMailbox> load(Path file) {
        try {
            return read(Files.readString(file));
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new SettingsException(
                    VARIABLE, file.getFileName() + line + ": " + StrictYaml.why(e));
        } catch (IOException e) {
            throw new SettingsException(VARIABLE, "the file cannot be read: " + file);
        }
    }

    /**
     * @throws JsonProcessingException with the line, when the text is no YAML, lacks a member, or
     *     holds one that does not exist
     */
    public static List<ConfiguredMailbox> read(String yaml) throws JsonProcessingException {
        return StrictYaml.read(yaml, Form.class).mailboxes();
    }

    public boolean isOne() {
        return all.isEmpty();
    }

    /**
     * The mailbox of this name alone.
     *
     * @throws SettingsException if there is none
     */
    public Mailboxes only(String name) {
        List<ConfiguredMailbox> one = all.stream().filter(box -> box.name().equals(name)).toList();
        if (one.isEmpty()) {
            throw new SettingsException("--mailbox", isOne() ? VARIABLE + " is not set" : choice());
        }
        return new Mailboxes(one, file, atOnce, others);
    }

    /** The names of all; one without a name where no file is set. */
    public List<String> names() {
        return isOne() ? List.of("") : all.stream().map(ConfiguredMailbox::name).toList();
    }

    /**
     * The environment of a process that reads this mailbox alone.
     *
     * @param name of the mailbox; empty where no file is set
     */
    public Map<String, String> environment(String name) {
        return name.isEmpty() ? one() : only(name).one();
    }

    private String choice() {
        return "must name one of " + String.join(", ", names());
    }

    /**
     * The environment of the one mailbox that a command is about.
     *
     * @throws SettingsException if there are several
     */
    public Map<String, String> one() {
        if (isOne()) {
            return others;
        }
        if (all.size() > 1) {
            throw new SettingsException("--mailbox", choice());
        }
        return all.get(0).environment(others, file.getParent());
    }

    /** The environment of a mailbox that is read beside others: they share what one would use. */
    public Map<String, String> shared(ConfiguredMailbox mailbox) {
        Map<String, String> own = new HashMap<>(mailbox.environment(others, file.getParent()));
        int messages = Settings.unchecked(others).integer("ingest.concurrency");
        int beside = Math.min(atOnce, all.size());
        own.put("INGEST_CONCURRENCY", Integer.toString(Math.max(1, messages / beside)));
        return own;
    }
}
