/** Events as people and their programs read them: tables, calendars, data, news. */
package services.andreas.events.listing;
