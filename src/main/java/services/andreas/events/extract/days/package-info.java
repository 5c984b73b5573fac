/** Days and hours that prose names. */
package services.andreas.events.extract.days;
