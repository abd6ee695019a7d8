import { z } from "zod";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { PIPELINE_STAGES } from "./card.ts";
import { BOARD_MOVES } from "./moves.ts";

/** Maximum cards assigned at once. */
const ASSIGNED_AT_ONCE = 200;

/** The forms of the board: one move of one card, or the assignment of the ticked cards to a member, or to nobody. */
export const boardForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("move"), subjectId: z.uuid(), move: z.enum(BOARD_MOVES) }),
  z.object({
    act: z.literal("assign"),
    introductions: z.array(z.uuid()).min(1).max(ASSIGNED_AT_ONCE),
    owner: z.union([z.uuid(), z.literal("nobody")]),
  }),
]);

/** The board's filters from the URL; invalid values are ignored. */
export const boardQuery = z.object({
  owner: z
    .union([z.uuid(), z.literal("nobody")])
    .optional()
    .catch(undefined),
  mandate: z.uuid().optional().catch(undefined),
  overdue: z.literal("yes").optional().catch(undefined),
  waiting: z.literal("us").optional().catch(undefined),
  instrument: z.enum(INSTRUMENTS).optional().catch(undefined),
  stage: z.enum(PIPELINE_STAGES).optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
  /** Whether the form with the rest of the filters is open. */
  filters: z.literal("open").optional().catch(undefined),
});
export type BoardQuery = z.infer<typeof boardQuery>;
