/** A run: its gate, worklist, counters and record. */
package services.andreas.events.run;
