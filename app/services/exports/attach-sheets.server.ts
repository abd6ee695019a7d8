import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { listTermSheets } from "#db/queries/offers/term-sheets.ts";
import type { ExportsContext } from "../context.ts";
import { readTermSheet } from "../offers/read-term-sheet.server.ts";

/**
 * The term sheets that were issued to a company, as PDF in the reader's language. An institution's archive has none: a
 * sheet names the company, and an archive outlives a consent.
 */
export async function attachSheets(
  ctx: ExportsContext,
  actor: PartyActor,
  { locale, checkedAt }: { locale: Locale; checkedAt: string },
): Promise<ArchiveFile[]> {
  if (actor.kind !== "company") return [];
  const sheets = await ctx.withPerson(actor, (trx) => listTermSheets(trx, actor.companyId));
  const asPerson = { ...ctx, withActor: ctx.withPerson };
  return sheets.map(({ offerId, version, offerNumber }) => ({
    path: `term-sheets/${runningNumber("offer", offerNumber)}-v${version}.pdf`,
    async *bytes() {
      const { pdf } = await readTermSheet(asPerson, actor, { offerId, version, locale, checkedAt });
      yield pdf;
    },
  }));
}
