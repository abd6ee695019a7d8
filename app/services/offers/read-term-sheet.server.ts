import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { platformFeeOf } from "#app/domain/billing/fee.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { isPricedLoan, issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { found } from "#app/domain/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { composeTermSheet } from "#app/integrations/sheets/compose-term-sheet.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { findIssuedVersion, findTermSheet } from "#db/queries/offers/term-sheets.ts";
import type { SheetsContext } from "../context.ts";

export interface ReadTermSheet {
  offerId: string;
  /** Without it, the version in force. */
  version: number | undefined;
  locale: Locale;
  /** The address that checks a sheet's fingerprint; printed on it. */
  checkedAt: string;
}

/**
 * An issued version as a PDF: the same bytes each time for the same version and language. For the company, and for the
 * institution while the company's consent reveals its name.
 */
export async function readTermSheet(
  { withActor, sheets }: SheetsContext,
  actor: PartyActor,
  { offerId, version, locale, checkedAt }: ReadTermSheet,
): Promise<{ name: string; mediaType: string; size: number; bytes: AsyncIterable<Uint8Array>; pdf: Buffer }> {
  const row = await withActor(actor, async (trx) => {
    const issued = found(await findIssuedVersion(trx, offerId, organizationIdOf(actor)), "offer-not-found");
    const wanted = version ?? issued.currentVersion;
    const isThere = wanted <= issued.currentVersion;
    return found(
      await findTermSheet(trx, offerId, wanted),
      isThere && actor.kind === "institution" ? "consent-not-in-force" : "offer-not-found",
    );
  });
  const terms = issuedTermsSchema.parse(row.terms);
  const ratePercent = isPricedLoan(terms) ? (row.contractRatePercent ?? "0") : null;
  const sheet = composeTermSheet(locale, {
    ...row,
    terms,
    ratePercent,
    ...offerFiguresOf(terms, ratePercent),
    platformFee: platformFeeOf(row, {
      instrument: terms.instrument,
      commitment: row.commitment,
      amountFen: terms.amountFen,
    }),
    checkedAt,
  });
  const language = locale === "en" ? "en" : "zh";
  const pdf = await sheets.write(sheet);
  return {
    name: `term-sheet-${runningNumber("offer", row.offerNumber)}-v${row.version}-${language}.pdf`,
    mediaType: "application/pdf",
    size: pdf.length,
    bytes: inOnePiece(pdf),
    pdf,
  };
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
