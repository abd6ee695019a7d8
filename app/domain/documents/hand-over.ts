import { z } from "zod";
import { documentKindSchema } from "#app/domain/codes/documents.ts";
import { needsExtensionToOpen } from "#app/domain/introductions/consent-change.ts";
import { type InstitutionStatus, whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** What a company's document answers: an item of an application, a condition of a deal, or a request for a document. */
export type Owed = { item: string } | { condition: string } | { request: string };

/** The fields that name one. */
export const subjects = {
  item: z.uuid().optional(),
  condition: z.uuid().optional(),
  request: z.uuid().optional(),
};

/** The one that is named; null for none, or for several. */
export function owedOf({
  item,
  condition,
  request,
}: {
  item?: string | undefined;
  condition?: string | undefined;
  request?: string | undefined;
}): Owed | null {
  const named: Owed[] = [
    ...(item === undefined ? [] : [{ item }]),
    ...(condition === undefined ? [] : [{ condition }]),
    ...(request === undefined ? [] : [{ request }]),
  ];
  const [owed, ...more] = named;
  return owed === undefined || more.length > 0 ? null : owed;
}

/**
 * What handing a document over requires: where the consent doesn't cover documents it is extended, which takes who may
 * give one, and a fresh confirmation.
 */
export function actToHandOver(
  consent: { fieldGroups: readonly string[] } | null,
): "give-consent" | "evidence" {
  return needsExtensionToOpen(consent) ? "give-consent" : "evidence";
}

/** The same as a file's columns have it. */
export function columnsOfOwed(owed: Owed | null) {
  return {
    requestId: owed !== null && "request" in owed ? owed.request : null,
    applicationItemId: owed !== null && "item" in owed ? owed.item : null,
    dealConditionId: owed !== null && "condition" in owed ? owed.condition : null,
  };
}

/** What is not found where it is not asked of somebody. */
export function notFoundOf(owed: Owed): RefusalCode {
  if ("item" in owed) return "application-item-not-found";
  return "condition" in owed ? "condition-not-found" : "document-request-not-found";
}

/** Null when a company may open more to an institution on an ask: neither is stopped. Otherwise the reason. */
export function whyNotOpenMore(stopped: {
  institutionStatus: InstitutionStatus;
  /** The ask is suspended, and no deal goes on from the introduction. */
  isStill: boolean;
}): RefusalCode | null {
  return whyNotAgreeWith(stopped.institutionStatus) ?? (stopped.isStill ? "prospect-suspended" : null);
}

/** What the review names of what was read on it: the consent in force, and since when this is asked for. */
export const reviewedPins = {
  sequence: z.coerce.number().int().min(1).max(10_000),
  asked: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
};

/** The address of a review. */
export const handOverQuery = z.object(subjects);

const missing = (field: string) => ({
  code: "invalid_type" as const,
  expected: "string" as const,
  input: undefined,
  path: [field],
});

/** For `superRefine`: one thing is answered, no more. */
function namesOne(form: Parameters<typeof owedOf>[0], ctx: z.RefinementCtx): void {
  if (owedOf(form) !== null) return;
  for (const field of Object.keys(subjects)) ctx.addIssue(missing(field));
}

/** For `superRefine`: a file that answers something names what was reviewed. */
export function namesReview(
  form: Parameters<typeof owedOf>[0] & { sequence?: number | undefined; asked?: number | undefined },
  ctx: z.RefinementCtx,
): void {
  if (form.item === undefined && form.condition === undefined && form.request === undefined) return;
  namesOne(form, ctx);
  if (form.sequence === undefined) ctx.addIssue(missing("sequence"));
  if (form.asked === undefined) ctx.addIssue(missing("asked"));
}

/**
 * A company hands over a file that it uploads with the form, or one of its documents, `chosenFile`: by the file that the
 * review named, since a document can get another. `proves`: it only confirms who it is first, since a file can't be held
 * until then.
 */
export const handOverForm = z
  .object({
    act: z.literal("hand-over"),
    ...subjects,
    ...reviewedPins,
    kind: documentKindSchema,
    chosenFile: z.uuid().optional(),
    proves: z.literal("1").optional(),
  })
  .superRefine(namesOne);
