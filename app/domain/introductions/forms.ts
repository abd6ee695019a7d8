import { z } from "zod";
import { consentPurposeSchema, FIELD_GROUPS } from "#app/domain/codes/consents.ts";
import { ASKED_AT_ONCE } from "#app/domain/applications/re-route.ts";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";
import { companyDeclineReasonSchema, declineReasonSchema } from "#app/domain/codes/reasons.ts";
import {
  otherNeedsNote,
  noteField,
  shownDayField,
  textField,
  typedKinds,
  versionField,
} from "#app/domain/fields.ts";
import { UNANSWERED_STATUSES } from "./lifecycle.ts";
import { mattersField } from "./matters.ts";
import { MESSAGE_LONGEST } from "./messages.ts";
import { proposedConsentSchema } from "./proposed-consent.ts";

const { whole } = typedKinds("yuan");

/** The status in which a request was read that is declined: a consent given since then is not ended unread. */
const unanswered = z.enum(UNANSWERED_STATUSES);

/** `seen` is the newest message on the page that the form stood on, 0 where there was none. */
const write = z.object({
  act: z.literal("write"),
  words: textField(MESSAGE_LONGEST),
  seen: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
});

/**
 * A company answers a request: goes on to the review of its consent, or declines with a code and optionally stops
 * further ones; or writes.
 */
export const answerRequestForm = z.discriminatedUnion("act", [
  proposedConsentSchema.extend({ act: z.literal("review") }),
  z
    .object({
      act: z.literal("decline"),
      status: unanswered,
      reasonCode: companyDeclineReasonSchema,
      note: noteField(500),
      stop: z.boolean().default(false),
    })
    .superRefine(otherNeedsNote("reasonCode", "note")),
  z.object({ act: z.literal("lift") }),
  z.object({ act: z.literal("stop") }),
  write,
]);

/** The review of a consent, with what was chosen, the version of the prospect that it showed and its last day. */
export const grantConsentForm = proposedConsentSchema.extend({
  act: z.literal("consent"),
  version: versionField,
  until: shownDayField,
});

/** The review of a revocation names the consent that was in force on it. */
export const revokeConsentForm = z.object({
  act: z.literal("revoke"),
  sequence: z.coerce.number().int().min(1).max(10_000),
});

/** The review of an institution's end of an introduction names the status, the consent and the matters that were read. */
export const endIntroductionForm = z
  .object({
    act: z.literal("decline"),
    status: z.enum(["consented", "converted"]),
    sequence: whole(0, 10_000),
    matters: mattersField,
    reasonCode: declineReasonSchema,
    note: noteField(500),
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));

/** What was chosen before the review, in its URL. */
export const chosenConsentQuery = z.object({
  fieldGroups: z.array(z.enum(FIELD_GROUPS)).optional(),
  purpose: consentPurposeSchema.optional(),
  days: z.string().optional(),
});

/** A company holds all requests, or releases the hold. */
export const holdRequestsForm = z.object({ act: z.enum(["hold", "release"]) });

/** A message with a file; the file's content follows. */
export const sendFileForm = z.object({ act: z.literal("send"), words: textField(MESSAGE_LONGEST) });

const mandates = z.array(z.uuid()).min(1).max(ASKED_AT_ONCE);

/** Whom a company asks for an introduction, and what its consent would open: goes on to the review. */
export const chooseAskedForm = proposedConsentSchema.extend({ prospect: z.uuid(), mandates });

/** The review of a request with its consent; `version` is that of the prospect which the review showed. */
export const askForm = chooseAskedForm.extend({
  act: z.literal("ask"),
  version: versionField,
  message: noteField(600),
});

/** What was chosen before the review of a request, in its URL. */
export const chosenAskedQuery = chosenConsentQuery.extend({
  prospect: z.uuid().optional(),
  mandates: mandates.optional(),
});

/** An institution requests an introduction. */
export const requestForm = z.object({
  prospect: z.uuid(),
  mandate: z.uuid(),
  purpose: consentPurposeSchema,
  message: noteField(600),
});

/** An institution answers a company's request, starts an offer to it, ends the introduction later, or writes. */
export const answerAskForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("accept") }),
  z.object({ act: z.literal("start-offer"), instrument: instrumentSchema }),
  z
    .object({
      act: z.literal("decline"),
      status: unanswered,
      reasonCode: declineReasonSchema,
      note: noteField(500),
    })
    .superRefine(otherNeedsNote("reasonCode", "note")),
  write,
]);

/** An introduction's page: the position in its thread. */
export const threadQuery = z.object({ messages: z.string().optional() });
