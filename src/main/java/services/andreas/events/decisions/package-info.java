/** Takes down what people decide about events. */
package services.andreas.events.decisions;
