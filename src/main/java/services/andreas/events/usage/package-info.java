/** The usage of a process, counted where it occurs. */
package services.andreas.events.usage;
