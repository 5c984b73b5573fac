/** What is written of an event on a terminal: the values that hold, and what each mail says. */
package services.andreas.events.cli.explain;
