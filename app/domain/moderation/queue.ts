import { z } from "zod";
import type { CaseStatus } from "./lifecycle.ts";

/** Which side must act on a case: the three lists of the queue. */
export const CASE_VIEWS = ["us", "them", "decided"] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

const CASE_KINDS = ["prospect_submission", "institution_verification"] as const;

export const CASE_STATUSES_OF: Readonly<Record<CaseView, readonly CaseStatus[]>> = {
  us: ["opened", "assigned", "in_review", "appealed"],
  them: ["awaiting_party"],
  decided: ["decided", "upheld", "overturned", "closed"],
};

/** The queue's filter from the URL; invalid values are ignored, so that an old link still opens. */
export const caseFilterSchema = z.object({
  view: z.enum(CASE_VIEWS).catch("us"),
  kind: z.enum(CASE_KINDS).optional().catch(undefined),
  held: z.enum(["mine", "nobody"]).optional().catch(undefined),
  overdue: z.literal("yes").optional().catch(undefined),
  /** A case's or prospect's number, or part of a name. */
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;
