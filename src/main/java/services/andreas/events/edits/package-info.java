/** Checks the folder that operators edit, by file and line. */
package services.andreas.events.edits;
