package services.andreas.events.cli;

import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import services.andreas.events.decisions.EventDecisions;
import services.andreas.events.decisions.Taken;
import services.andreas.events.decisions.UnknownEventException;
import services.andreas.events.event.Field;
import services.andreas.events.event.Kind;
import services.andreas.events.terminal.LocalTimes;

/** The commands with which a person decides about an event. */
final class DecisionCommands {
    private DecisionCommands() {}

    @Command(
            name = "approve",
            footer = {"", "Example:", "  events-gmail-ingest approve EVENT_ID"},
            description =
                    "Approves an event as it is: what there is to review of it now is settled.")
    static final class Approve extends DecisionCommand {
        @Parameters(paramLabel = "EVENT_ID", description = "The id of the event.")
        private String id;

        @Override
        Done decide(EventDecisions decisions, String by, LocalTimes times)
                throws UnknownEventException {
            return new Done(decisions.approve(id, by), "Approved " + id);
        }
    }

    @Command(
            name = "reject",
            footer = {"", "Example:", "  events-gmail-ingest reject EVENT_ID"},
            description =
                    "Says that an event is none of ours: it stays away, also if it is announced again.")
    static final class Reject extends DecisionCommand {
        @Parameters(paramLabel = "EVENT_ID", description = "The id of the event.")
        private String id;

        @Option(
                names = "--sender",
                description = "Reject all events of its sender, those to come as well.")
        private boolean sender;

        @Override
        Done decide(EventDecisions decisions, String by, LocalTimes times)
                throws UnknownEventException {
            if (!sender) {
                return new Done(decisions.reject(id, by), "Rejected " + id);
            }
            Taken taken = decisions.rejectSender(id, by);
            String subject = taken.decision().subject();
            return new Done(taken, "Rejected all events of " + subject + ", such as " + id);
        }
    }

    @Command(
            name = "edit",
            footer = {
                "",
                "Example:",
                "  events-gmail-ingest edit EVENT_ID start_time=2026-12-18T20:00"
            },
            description = "Corrects a field of an event; no mail overwrites it.")
    static final class Edit extends DecisionCommand {
        @Parameters(index = "0", paramLabel = "EVENT_ID", description = "The id of the event.")
        private String id;

        @Parameters(
                index = "1",
                paramLabel = "FIELD=VALUE",
                description = {
                    "What the field is to be, such as start_time=2026-12-05T19:30 in the zone of the event,",
                    "or start_time=2026-12-05 for a whole day. Nothing after = removes it."
                })
        private String edit;

        @Override
        Done decide(EventDecisions decisions, String by, LocalTimes times)
                throws UnknownEventException {
            int at = edit.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("FIELD=VALUE has no =");
            }
            String name = edit.substring(0, at);
            Taken taken = decisions.edit(id, name, edit.substring(at + 1), by);
            String set = name.strip();
            return new Done(taken, "Set " + set + " of " + id + time(taken, set, times));
        }

        /** It was typed in the zone of the event, and people see it in theirs. */
        private String time(Taken taken, String name, LocalTimes times) {
            boolean isTime = Field.named(name).kind() == Kind.TIME && edit.contains(":");
            return isTime && taken.decision().values().values().get(name) instanceof String text
                    ? " to " + times.minute(Instant.parse(text)) + " (" + times.zone() + ")"
                    : "";
        }
    }

    @Command(
            name = "merge",
            footer = {"", "Example:", "  events-gmail-ingest merge EVENT_ID OTHER_ID"},
            description =
                    "Makes two events one. The first keeps its id; as ever, the newest believed mail says what holds.")
    static final class Merge extends DecisionCommand {
        @Parameters(index = "0", paramLabel = "EVENT_ID", description = "The event that stays.")
        private String id;

        @Parameters(index = "1", paramLabel = "EVENT_ID", description = "The same event again.")
        private String other;

        @Override
        Done decide(EventDecisions decisions, String by, LocalTimes times)
                throws UnknownEventException {
            return new Done(decisions.merge(id, other, by), "Merged " + other + " into " + id);
        }
    }

    @Command(
            name = "split",
            footer = {"", "Example:", "  events-gmail-ingest split 1a21edbc8d000001 EVENT_ID"},
            description = "Makes what a message says of an event another event.")
    static final class Split extends DecisionCommand {
        @Parameters(
                index = "0",
                paramLabel = "MESSAGE_ID",
                description = "Gmail's id of the message: explain names it.")
        private String messageId;

        @Parameters(index = "1", paramLabel = "EVENT_ID", description = "The event that it is not.")
        private String id;

        @Override
        Done decide(EventDecisions decisions, String by, LocalTimes times)
                throws UnknownEventException {
            return new Done(
                    decisions.split(messageId, id, by),
                    "Split message " + messageId + " from " + id);
        }
    }

    @Command(
            name = "undo",
            footer = {"", "Example:", "  events-gmail-ingest undo EVENT_ID"},
            description = "Takes back the last decision, or the last one about an event.")
    static final class Undo extends DecisionCommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "EVENT_ID",
                description = "The id of the event; without it, the last decision of all.")
        private String id;

        @Override
        Done decide(EventDecisions decisions, String by, LocalTimes times)
                throws UnknownEventException {
            Taken taken = decisions.undo(id, by);
            String about = String.join(", ", taken.decision().about());
            return new Done(taken, "Undid a decision about " + about);
        }
    }
}
