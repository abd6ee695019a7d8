import { z } from "zod";
import type { Party } from "#app/domain/accounts/actor.ts";
import { dayField, type FieldFault, noteField } from "#app/domain/fields.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type BillingProfile, SPECIAL_FIELDS } from "./billing-profile.ts";
import type { FapiaoKind, FapiaoStatus } from "./fapiao.ts";

const movers = {
  issue: ["admin"],
  correct: ["admin"],
  cancel: ["admin", "system"],
} as const satisfies MoveParties<string>;
type FapiaoMove = keyof typeof movers;

/**
 * The lifecycle of a tax invoice (发票): requested by the institution, or due as a red one for a credit note, then
 * issued with its number. An entry is corrected until the institution has fetched it. After that, and for an issued one
 * altogether, only a red fapiao takes anything back.
 */
export const fapiaoLifecycle = {
  requested: { issue: "issued", cancel: "cancelled" },
  issued: { correct: "issued" },
  cancelled: {},
} as const satisfies LifecycleTable<FapiaoStatus, FapiaoMove>;

const rules = lifecycleRules(fapiaoLifecycle, movers, "fapiao-wrong-state");
export const fapiaoStatusAfter = rules.after;

/** Null when an admin may make the move: an entry that was fetched is not corrected, a red one not cancelled. */
export function whyNotMoveFapiao(
  fapiao: { status: FapiaoStatus; fetchedAt: Date | null; creditNoteId: string | null },
  move: FapiaoMove,
  by: Party,
): RefusalCode | null {
  const refused = rules.whyNot(fapiao.status, move, by);
  if (refused !== null) return refused;
  if (move === "correct" && fapiao.fetchedAt !== null) return "fapiao-fetched";
  return move === "cancel" && fapiao.creditNoteId !== null ? "fapiao-wrong-state" : null;
}

/** Null when a profile states what this kind of fapiao needs of the buyer. */
export function whyNotFapiao(kind: FapiaoKind, profile: BillingProfile): RefusalCode | null {
  const isWhole = kind === "ordinary" || SPECIAL_FIELDS.every((field) => profile[field] !== null);
  return isWhole ? null : "fapiao-needs-profile";
}

/** 20 digits of a digital fapiao, or 8 of an older one; as typed, with spaces. */
const numberField = z
  .string()
  .max(60)
  .overwrite((text) => text.normalize("NFKC").replace(/\s/gu, ""))
  .regex(/^(?:\d{20}|\d{8})$/u, { error: "fapiao-number" satisfies FieldFault });

/** A finance admin's entry, beside its file, or the end of a request. */
export const fapiaoForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("enter"), number: numberField, issuedOn: dayField }),
  z.object({ act: z.literal("cancel"), note: noteField(300) }),
]);

/** PDF or OFD, of at most so many bytes. */
export const MOST_FAPIAO_BYTES = 2 * 1024 * 1024;
