/** The lists of words by which texts are read, which operators may edit. */
package services.andreas.events.words;
