/** What Outlook and Exchange attach as winmail.dat: TNEF (MS-OXTNEF). */
package services.andreas.events.mail.tnef;
