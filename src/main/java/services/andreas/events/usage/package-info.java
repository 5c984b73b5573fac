/** What a process uses, counted where it is used. */
package services.andreas.events.usage;
