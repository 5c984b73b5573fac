/** How a process that goes on tells how it is: health, metrics, a console. */
package services.andreas.events.manage;
