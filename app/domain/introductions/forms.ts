import { z } from "zod";
import { consentPurposeSchema } from "#app/domain/codes/consents.ts";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";
import { companyDeclineReasonSchema, declineReasonSchema } from "#app/domain/codes/reasons.ts";
import { otherNeedsNote, noteField, textField } from "#app/domain/fields.ts";
import { MESSAGE_LONGEST } from "./messages.ts";
import { proposedConsentSchema } from "./proposed-consent.ts";

const write = z.object({ act: z.literal("write"), words: textField(MESSAGE_LONGEST) });

/** A company answers a request: consents, or declines with a code and optionally stops further ones; or writes. */
export const answerRequestForm = z.discriminatedUnion("act", [
  proposedConsentSchema.extend({ act: z.literal("consent") }),
  z
    .object({
      act: z.literal("decline"),
      reasonCode: companyDeclineReasonSchema,
      note: noteField(500),
      stop: z.boolean().default(false),
    })
    .superRefine(otherNeedsNote("reasonCode", "note")),
  z.object({ act: z.literal("revoke") }),
  z.object({ act: z.literal("lift") }),
  z.object({ act: z.literal("stop") }),
  write,
]);

/** A company holds all requests, or releases the hold. */
export const holdRequestsForm = z.object({ act: z.enum(["hold", "release"]) });

/** A message with a file; the file's content follows. */
export const sendFileForm = z.object({ act: z.literal("send"), words: textField(MESSAGE_LONGEST) });

/** A company requests an introduction, with its consent. */
export const askForm = proposedConsentSchema.extend({
  prospect: z.uuid(),
  mandate: z.uuid(),
  message: noteField(600),
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
    .object({ act: z.literal("decline"), reasonCode: declineReasonSchema, note: noteField(500) })
    .superRefine(otherNeedsNote("reasonCode", "note")),
  write,
]);

/** An introduction's page: the position in its thread. */
export const threadQuery = z.object({ messages: z.string().optional() });
