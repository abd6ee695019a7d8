import { z } from "zod";
import { noteField } from "#app/domain/fields.ts";
import { PROSPECT_STATUSES } from "./lifecycle.ts";

/** The two ways in which a company ends its ask for good; each has its review. */
export const ENDS_OF_ASK = ["withdraw", "close"] as const;
export type EndOfAsk = (typeof ENDS_OF_ASK)[number];

/** Something open between the ask and one institution, by its running number; a name is null to whom it is hidden. */
export interface OpenMatter {
  number: string;
  nameZh: string | null;
  nameEn: string | null;
}

/** What is open on an ask, as its company may see it. */
export interface OpenMatters {
  offers: readonly (OpenMatter & { version: number })[];
  /** Introductions whose consent opens the company to an institution, and that no deal goes on from. */
  accesses: readonly (OpenMatter & { hasApplication: boolean })[];
  requests: readonly OpenMatter[];
  /** Deals that go on, whatever becomes of the ask. */
  deals: number;
  /** The version whose review is not decided yet. */
  change: number | null;
}

/**
 * What ends with the ask. A withdrawal also ends what consents opened, since nobody assesses it any more; who ends a
 * search with what has come leaves them as they are, but for the applications.
 */
export function whatEnds({ offers, accesses, requests, change }: OpenMatters, end: EndOfAsk) {
  const ended = end === "withdraw" ? accesses : accesses.filter(({ hasApplication }) => hasApplication);
  return { offers, accesses: ended, requests, change };
}

/** What a review named as ending, as a text that differs once anything of it does. */
export function markOfEnds({ offers, accesses, requests, change }: ReturnType<typeof whatEnds>): string {
  const numbers = (matters: readonly OpenMatter[]) => matters.map(({ number }) => number).sort();
  const versions = offers.map(({ number, version }) => `${number}.${String(version)}`).sort();
  const parts = [versions, numbers(accesses), numbers(requests), change === null ? [] : [String(change)]];
  return parts.map((part) => part.join(",")).join(";");
}

/** What a review named as ending (`markOfEnds`). */
const endsField = z
  .string()
  .max(10_000)
  .regex(/^[\d.,]*;[\d,]*;[\d,]*;\d*$/u);

/** What a page named as ending with an act that may end the search; "none" where it named no end. */
export const endsIfAnyField = endsField.or(z.literal("none"));

/** The review names the status of the ask and what would end. */
export const reviewedEndFields = { status: z.enum(PROSPECT_STATUSES), ends: endsField };

/** The review of an ask's end; the note of a withdrawal is for the company's own record. */
export const endAskForm = z.object({ act: z.enum(ENDS_OF_ASK), ...reviewedEndFields, note: noteField(600) });
export type ReviewedEnd = Pick<z.output<typeof endAskForm>, "status" | "ends">;
