import { z } from "zod";

/** A moderator's note on one field of a submission; `field` is its dotted path in the content. */
const fieldNoteSchema = z.object({
  field: z.string().min(1).max(100),
  note: z.string().min(1).max(1_000),
});
export type FieldNote = z.infer<typeof fieldNoteSchema>;
export const fieldNotesSchema = z.array(fieldNoteSchema).max(60);

/** The maximum length of a decision's message, in characters. */
export const DECISION_NOTE_LENGTH = 4_000;
