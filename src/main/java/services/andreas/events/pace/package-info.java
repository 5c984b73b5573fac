/** The pace of calls to an API, and the wait after a rejected call. */
package services.andreas.events.pace;
