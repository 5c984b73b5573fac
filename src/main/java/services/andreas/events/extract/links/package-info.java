/** Events in links that add them to a calendar; no link is fetched. */
package services.andreas.events.extract.links;
