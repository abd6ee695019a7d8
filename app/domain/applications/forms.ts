import { z } from "zod";
import { requestedItemSchema } from "#app/domain/codes/items.ts";
import { companyDeclineReasonSchema, declineReasonSchema } from "#app/domain/codes/reasons.ts";
import { applicationMarkField } from "./items.ts";
import { APPLICATION_STATUSES } from "./lifecycle.ts";
import {
  dayField,
  fieldFault,
  otherNeedsNote,
  noteField,
  shownField,
  textField,
  typedKinds,
} from "#app/domain/fields.ts";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import type { Day } from "#app/lib/days.ts";

/** Maximum characters of a note with a move. */
const NOTE_LONGEST = 600;
const note = noteField(NOTE_LONGEST);
const { whole } = typedKinds("yuan");

/** What an institution does with an application. `today` is the basis of a deadline's horizon. */
export function decideApplicationForm(today: Day) {
  const form = z.discriminatedUnion("act", [
    z
      .object({
        act: z.literal("request-items"),
        shown: applicationMarkField,
        items: z.array(requestedItemSchema).min(1).max(20),
        words: note,
        dueOn: dayField,
      })
      .superRefine(({ items, words }, ctx) => {
        if (items.includes("other") && words === null) {
          ctx.addIssue(fieldFault("other-text-missing", ["words"]));
        }
      }),
    // What the page showed as owed, as `setHash`; nothing if absent.
    z.object({ act: z.literal("complete"), owed: shownField }),
    z.object({ act: z.literal("review") }),
    z
      .object({
        act: z.literal("decline-application"),
        shown: applicationMarkField,
        codes: z.array(declineReasonSchema).min(1).max(20),
        note,
        repairable: z.boolean().default(false),
        repair: note,
      })
      .superRefine(({ codes, note: words, repairable, repair }, ctx) => {
        if (codes.includes("other") && words === null) {
          ctx.addIssue(fieldFault("other-text-missing", ["note"]));
        }
        if (repairable && repair === null) ctx.addIssue(fieldFault("words-missing", ["repair"]));
        // Words that the company would never read are not dropped unsaid.
        if (!repairable && repair !== null) ctx.addIssue(fieldFault("words-without-box", ["repair"]));
      }),
    z.object({ act: z.literal("reopen"), shown: applicationMarkField, reopening: note }),
    z.object({
      act: z.literal("add-task"),
      task: textField(NOTE_LONGEST),
      isTask: z.boolean().default(false),
    }),
    z.object({ act: z.literal("finish-task"), taskId: z.uuid() }),
  ]);
  return withHorizons(form, { dueOn: horizons.deadline(today) });
}

/** What a company does on the page of its application: it says why there is no file for an item, or withdraws. */
export const answerApplicationForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("no-file"), item: z.uuid(), reason: textField(NOTE_LONGEST) }),
]);

/** The review of a withdrawal names the status of the application, and the consent that was in force, 0 for none. */
export const withdrawApplicationForm = z
  .object({
    act: z.literal("withdraw"),
    status: z.enum(APPLICATION_STATUSES),
    sequence: whole(0, 10_000),
    reasonCode: companyDeclineReasonSchema,
    note,
  })
  .superRefine(otherNeedsNote("reasonCode", "note"));
