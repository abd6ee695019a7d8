import { z } from "zod";
import { dayField } from "#app/domain/fields.ts";
import { eventSubjects, eventTypes } from "./event.ts";

export const EVENT_ACTORS = ["company", "institution", "admin", "system"] as const;

/** The audit log's filters from the URL; invalid values are ignored. */
export const eventFilterSchema = z.object({
  subject: z.enum(eventSubjects).optional().catch(undefined),
  subjectId: z.uuid().optional().catch(undefined),
  type: z.enum(eventTypes).optional().catch(undefined),
  actor: z.enum(EVENT_ACTORS).optional().catch(undefined),
  /** A person's id, or an organization's. */
  actorId: z.uuid().optional().catch(undefined),
  from: dayField.optional().catch(undefined),
  until: dayField.optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type EventFilter = z.infer<typeof eventFilterSchema>;
