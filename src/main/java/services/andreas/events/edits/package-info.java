/** Checks the folder that operators edit, and reports problems by file and line. */
package services.andreas.events.edits;
