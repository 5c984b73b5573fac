/** Titles and places: how they are read and compared. */
package services.andreas.events.merge.names;
