import { z } from "zod";
import { CHANGEABLE_GROUPS, CONSENT_DAYS } from "#app/domain/codes/consents.ts";
import { dayField, noteField, shownDayField, textField, versionField } from "#app/domain/fields.ts";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import type { Day } from "#app/lib/days.ts";
import { unpackIds } from "#app/lib/packed-ids.ts";

const groups = z.array(z.enum(CHANGEABLE_GROUPS)).default([]);
const wider = { added: groups, days: z.coerce.number().pipe(z.literal(CONSENT_DAYS)).optional() };

const changeForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("narrow"), without: groups, lastDay: dayField.optional() }),
  z.object({ act: z.literal("review"), ...wider }),
  z.object({ act: z.literal("decline"), request: z.uuid(), note: noteField(500) }),
]);

/**
 * A company narrows its consent, goes on to the review of its extension, or declines an institution's request for more.
 */
export function changeConsentForm(today: Day) {
  return withHorizons(changeForm, { lastDay: horizons.consentEnd(today) });
}

/** What a consent is to be extended by. */
export const extensionSchema = z.object(wider);

const MOST_DOCUMENTS = 200;
/** Documents that are opened with the extension. */
const documents = z.array(z.uuid()).max(MOST_DOCUMENTS);

/** What was chosen before the review of an extension, in its URL. */
export const chosenExtensionQuery = z.object({
  documents: z
    .string()
    .max(MOST_DOCUMENTS * 37)
    .transform(unpackIds)
    .pipe(documents)
    .optional(),
  added: z.array(z.enum(CHANGEABLE_GROUPS)).optional(),
  days: z.string().optional(),
});

/**
 * The review of an extension names the consent in force, the version that it showed, the last day, the request for more
 * that waited, the file of each document, and those that a renewal opens again.
 */
export const extendConsentForm = extensionSchema
  .extend({
    act: z.literal("extend"),
    documents: documents.default([]),
    files: documents.default([]),
    reopened: documents.default([]),
    until: shownDayField,
    sequence: z.coerce.number().int().min(1).max(10_000),
    version: versionField,
    request: z.uuid().or(z.literal("none")),
  })
  .superRefine((form, ctx) => {
    if (form.files.length < form.documents.length)
      ctx.addIssue({ code: "custom", message: "required", path: ["files"] });
  });

/** An institution asks for more, or for more time, or withdraws that. */
export const askForExtensionForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("ask"), ...wider, words: textField(500) }),
  z.object({ act: z.literal("withdraw"), request: z.uuid() }),
]);
