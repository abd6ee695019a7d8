import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { detectLocale, type Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { isSoundIntent, type PostedForm, readPostedForm } from "./form-data.server.ts";
import { generalMessage, formErrorFormatter } from "./form-errors.server.ts";

/**
 * An invalid form. Thrown by `readForm`; answers.server.ts turns it into the action's 422 response, so that a route
 * needs no branch for it.
 */
export class UnacceptedForm extends Error {
  override readonly name = "UnacceptedForm";
  readonly reply: SubmissionResult;
  readonly act: string | null;

  constructor(reply: SubmissionResult, act: string | null) {
    super("the form has errors");
    this.reply = reply;
    this.act = act;
  }
}

export interface FormOptions {
  /** Fields whose values are never returned to the page: passwords. */
  hide?: readonly string[];
}

/**
 * Parses the posted form by its schema. Missing, too long, negative, wrong type, unknown option, foreign id: each is an
 * error of its field, in the person's language, with all values returned; the action ends here with 422.
 *
 * On a page with several forms, each has a field `act` (or a submit button's name and value); the reply contains it.
 */
export async function readForm<Schema extends z.ZodType>(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  schema: Schema,
  { hide = [] }: FormOptions = {},
): Promise<z.output<Schema>> {
  return acceptForm({ request, context }, await readPostedForm({ request, context }), schema, { hide });
}

/** The same for a form that was read already; null is an invalid one. */
export function acceptForm<Schema extends z.ZodType>(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  posted: PostedForm | null,
  schema: Schema,
  { hide = [] }: FormOptions = {},
): z.output<Schema> {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const submission = posted && submit(posted.data, schema, locale);
  if (!submission) throw unreadable(locale);

  const act = actOf(posted.data);
  const hideFields = [...hide];
  context.notes.form = {
    reply: (fieldErrors = {}) => submission.reply({ hideFields, fieldErrors }),
    act,
    posted,
  };

  const t = translator(locale, "forms");
  const fieldErrors = Object.fromEntries(posted.unprintable.map((name) => [name, [t("characters")]]));
  if (submission.status !== "success" || posted.unprintable.length > 0) {
    throw new UnacceptedForm(submission.reply({ hideFields, fieldErrors }), act);
  }
  return submission.value;
}

/** Names of fields whose values are never returned, where the schema of a form is not known. */
const secret = /password|code|^present$|^claim$/i;

/** For a refusal before the form's schema is known: its values are returned as they were sent. */
export function noteAsPosted(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  posted: PostedForm,
  { hasSecrets }: { hasSecrets: boolean },
): void {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const submission = submit(posted.data, z.looseObject({}), locale);
  if (!submission) return;
  const hideFields = hasSecrets ? [...posted.data.keys()].filter((name) => secret.test(name)) : [];
  context.notes.form = {
    reply: (fieldErrors = {}) => submission.reply({ hideFields, fieldErrors }),
    act: actOf(posted.data),
    posted,
  };
}

/** Null if conform's own fields in the form were tampered with. */
function submit<Schema extends z.ZodType>(data: FormData, schema: Schema, locale: Locale) {
  const intent = data.get("__intent__");
  if (typeof intent === "string" && intent !== "" && !isSoundIntent(intent)) return null;
  try {
    return parseWithZod(data, { schema, error: generalMessage, formatError: formErrorFormatter(locale) });
  } catch (error) {
    // conform throws only for its own fields; an exception in one of our rules is a bug and is rethrown.
    if (data.has("__intent__") || data.has("__state__")) return null;
    throw error;
  }
}

function unreadable(locale: Locale): UnacceptedForm {
  const t = translator(locale, "forms");
  return new UnacceptedForm({ status: "error", error: { "": [t("unreadable")] } }, null);
}

function actOf(data: FormData): string | null {
  const act = data.get("act");
  return typeof act === "string" ? act : null;
}
