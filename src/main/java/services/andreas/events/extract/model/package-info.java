/** Asks the model about a mail, and checks its answer against that mail. */
package services.andreas.events.extract.model;
