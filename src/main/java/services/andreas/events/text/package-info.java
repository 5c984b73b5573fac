/** Text: its visible form, its stored form, and its form for comparison. */
package services.andreas.events.text;
