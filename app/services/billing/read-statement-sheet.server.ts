import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { composeStatement } from "#app/integrations/sheets/compose-statement.ts";
import { found } from "#app/domain/refusal.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import type { SheetsContext } from "../context.ts";
import { readAccountStatement } from "./read-account-statement.server.ts";

interface ReadStatementSheet {
  month: string | undefined;
  locale: Locale;
}

/** A month's statement of account as a PDF: the same bytes for the same bookings and language. */
export async function readStatementSheet(
  ctx: SheetsContext,
  actor: InstitutionActor,
  { month, locale }: ReadStatementSheet,
): Promise<{ name: string; pdf: Buffer }> {
  const statement = await readAccountStatement(ctx, actor, month);
  const names = found(
    await ctx.readAs(actor, (trx) => findOwnInstitution(trx, actor.institutionId)),
    "not-found",
  );
  const institution = inLanguage(locale, names.nameZh, names.nameEn);
  const pdf = await ctx.sheets.write(composeStatement(locale, { ...statement, institution }));
  const language = locale === "en" ? "en" : "zh";
  return { name: `statement-${statement.from.slice(0, 7)}-${language}.pdf`, pdf };
}
