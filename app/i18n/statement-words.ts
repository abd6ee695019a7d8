import type { Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";
import { translator } from "./translator.ts";

export interface WordedMovement {
  /** What the ledger calls it. */
  kind: keyof Messages["billing"]["movements"];
  invoiceNumber: string | null;
  creditNoteNumber: string | null;
}

/** A booking in words, with the document that it concerns: "Credit note CN-2026-000001 on invoice LS-2026-000123". */
export function movementWords(
  locale: Locale,
  { kind, invoiceNumber, creditNoteNumber }: WordedMovement,
): string {
  const t = translator(locale, "billing.movements");
  const number = invoiceNumber ?? "";
  const words = t(kind, { number, note: creditNoteNumber ?? "" });
  return words.trim();
}
