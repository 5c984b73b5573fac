/** The time zones that a mail tells of, by their names, places and languages. */
package services.andreas.events.extract.zones;
