import { z } from "zod";
import { documentKindSchema } from "#app/domain/codes/documents.ts";
import { dayField, textField } from "#app/domain/fields.ts";
import { namesReview, reviewedPins, subjects } from "./hand-over.ts";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import type { Day } from "#app/lib/days.ts";

const about = {
  kind: documentKindSchema,
  /** The document that gets a new version. */
  replaces: z.uuid().optional(),
};

/** The fields of a file that is uploaded at once. */
const uploadForm = z.object({ act: z.literal("upload"), ...about });

/** A company uploads a document at once, removes one, or an old version of one. */
export const documentsForm = z.discriminatedUnion("act", [
  uploadForm,
  z.object({ act: z.literal("remove"), document: z.uuid() }),
  z.object({ act: z.literal("remove-version"), file: z.uuid() }),
]);

/** The metadata sent before a file is uploaded in pieces; with what was reviewed, where it answers something. */
export const beginUploadForm = z
  .object({
    ...about,
    ...subjects,
    sequence: reviewedPins.sequence.optional(),
    asked: reviewedPins.asked.optional(),
    /** The file name. */
    file: z.string().min(1).max(300),
    sizeBytes: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .superRefine(namesReview);

/** The offset of a piece in a file; an invalid one matches no file. */
export const pieceQuery = z.object({ offset: z.coerce.number().int().min(0).catch(-1).default(0) });

/** Which of its documents a company opens to the institution of an introduction; the others are closed. */
export const openDocumentsForm = z.object({
  act: z.literal("open"),
  documents: z.array(z.uuid()).max(200).default([]),
  /** Which were open on the page and the file of each, as `markOfDocuments`. */
  shown: z.string().regex(/^\d{1,15}$/u),
});

/** An institution asks for a document. */
const requestDocumentForm = z.object({
  act: z.literal("request"),
  kind: documentKindSchema,
  words: textField(500),
  dueOn: dayField,
});

/** It withdraws the request. */
const withdrawRequestForm = z.object({ act: z.literal("withdraw"), request: z.uuid() });

const requestForms = z.discriminatedUnion("act", [requestDocumentForm, withdrawRequestForm]);

/** Both. `today` is the basis of a deadline's horizon. */
export function documentRequestForms(today: Day) {
  return withHorizons(requestForms, { dueOn: horizons.deadline(today) });
}

/** The documents page: which document an upload replaces. */
export const documentsQuery = z.object({ replaces: z.uuid().optional() });
