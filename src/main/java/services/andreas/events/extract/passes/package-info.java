/** Events of the tickets in wallet passes. */
package services.andreas.events.extract.passes;
