/** Posters and flyers: pictures that the model looks at, and what it reads in them twice. */
package services.andreas.events.extract.pictures;
