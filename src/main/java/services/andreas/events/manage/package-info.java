/** Health, metrics and console of a long-running process. */
package services.andreas.events.manage;
