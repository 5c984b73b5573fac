/** Which occurrences of a series take place, as all mails about it say (RFC 5545, RFC 5546). */
package services.andreas.events.merge.series;
