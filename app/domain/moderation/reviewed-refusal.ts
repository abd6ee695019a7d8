import { z } from "zod";
import { institutionReasonSchema } from "#app/domain/codes/reasons.ts";
import { fieldFault, noteField } from "#app/domain/fields.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { DECISION_NOTE_LENGTH } from "./notes.ts";

/** What the review of the refusal of a first application named: the version that was read. */
export interface ReviewedRefusal {
  version: number;
}

/** The review with which an admin refuses a first application: at least one code, and words where it is "other". */
export const refuseApplicationForm = z
  .object({
    act: z.literal("refuse"),
    version: z.coerce.number().int().min(1).max(10_000),
    codes: z.array(institutionReasonSchema).max(20).default([]),
    note: noteField(DECISION_NOTE_LENGTH),
  })
  .superRefine(({ codes, note }, ctx) => {
    if (codes.length === 0) ctx.addIssue(fieldFault("reason-missing", ["codes"]));
    if (codes.includes("other") && note === null) ctx.addIssue(fieldFault("other-text-missing", ["note"]));
  });

/** Refuses to end a first application of which another version was read; `reviewed` is null where the page named no end. */
export function refuseUnreviewedRefusal(version: number | null, reviewed: ReviewedRefusal | null): void {
  if (reviewed === null) throw new Refusal("application-refusal-unreviewed");
  if (reviewed.version !== version) throw new Refusal("review-outdated");
}
