/** The commands, one class each, and terminal output. */
package services.andreas.events.cli;
