/** The commands, one class each, and how a terminal is written to. */
package services.andreas.events.cli;
