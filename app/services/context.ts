import type { WorkingDays } from "#app/integrations/calendar/working-days.server.ts";
import type { WithActor } from "#db/with-actor.ts";

/** What every use case is given: the door to data, the clock and the calendar of working days. */
export interface ServiceContext {
  withActor: WithActor;
  now: () => Date;
  workingDays: WorkingDays;
}
