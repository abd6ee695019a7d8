import { z } from "zod";
import { parseRunningNumber } from "#app/lib/running-number.ts";
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

/** Whether nothing of its subject had been published, or verified, when a case was opened: so it stays, whatever follows. */
export function isOfFirst(openedAt: Date, firstLiveAt: Date | null): boolean {
  return firstLiveAt === null || openedAt.getTime() <= firstLiveAt.getTime();
}

/** The queue's filter from the URL; invalid values are ignored, so that an old link still opens. */
export const caseFilterSchema = z.object({
  view: z.enum(CASE_VIEWS).catch("us"),
  kind: z.enum(CASE_KINDS).optional().catch(undefined),
  held: z.enum(["mine", "nobody"]).optional().catch(undefined),
  overdue: z.literal("yes").optional().catch(undefined),
  /** A case's or prospect's number, a credit code, or part of a name. */
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  after: z.string().max(1_000).optional().catch(undefined),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;

/** What a search asks for: one number, or words in a name (at least two characters), or a whole credit code. */
export type CaseSearch =
  { by: "case" | "prospect" | "number"; number: number } | { by: "words"; words: string };

/** Reads a typed search; full-width characters, lower case and spaces around it or in a number don't matter. */
export function caseSearchOf(typed: string): CaseSearch {
  const words = typed.normalize("NFKC").trim();
  const compact = words.toUpperCase().replaceAll(" ", "");
  const numbered = /^[CP]\d/.test(compact) ? `${compact[0]}-${compact.slice(1)}` : compact;
  for (const by of ["case", "prospect"] as const) {
    const number = parseRunningNumber(by, numbered);
    if (number !== null) return { by, number };
  }
  if (/^\d{1,9}$/.test(compact)) return { by: "number", number: Number(compact) };
  return { by: "words", words: isCode(compact) ? compact : words };
}

/** Codes are often written in groups. */
function isCode(compact: string): boolean {
  return /^[0-9A-Z]{18}$/.test(compact);
}
