package services.andreas.events.extract.schema;

import java.time.ZoneId;
import services.andreas.events.event.VenueZones;
import services.andreas.events.recurrence.Horizon;

/**
 * How the data of a source is read.
 *
 * @param zone of times that name none, at places whose zone is not known
 * @param horizon of schedules
 */
record SchemaReader(
        String source, ZoneId zone, Horizon horizon, SchemaDates dates, VenueZones venues) {}
