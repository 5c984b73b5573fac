/** What people see in a terminal: tables, times, colours and characters. */
package services.andreas.events.terminal;
