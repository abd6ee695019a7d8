import { z } from "zod";
import type { FieldFault } from "#app/domain/fields.ts";

/** Control and invisible characters, line breaks included: one line of visible text has none. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
/** What mail programs and browsers make a link of, in names of people and organizations that nobody has verified. */
const link =
  /:\/\/|www[.．]|[@＠]|[\p{L}\p{N}][.．](?:com|cn|net|org|io|cc|co|me|app|info|biz|top|xyz|vip|site|shop|link|club|online)(?![\p{L}\p{N}])/iu;

/** A name on one line: trimmed, `least` to `most` characters, none of them a control or invisible character. */
export function lineField(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => !invisible.test(text), { error: "characters" satisfies FieldFault });
}

/**
 * A name of a person or organization as given when joining. It is in e-mails to addresses that nobody has confirmed, so
 * it holds no web or e-mail address: the platform's e-mails carry no stranger's links.
 */
export function nameField(least: number, most: number) {
  return lineField(least, most).refine((text) => !link.test(text), {
    error: "name-with-link" satisfies FieldFault,
  });
}
