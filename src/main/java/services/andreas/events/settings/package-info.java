/**
 * The settings of operators: variables, credentials and the folder of routes, checked before
 * anything is called.
 */
package services.andreas.events.settings;
