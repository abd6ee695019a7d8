import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeApplication } from "#app/integrations/sheets/compose-application.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { SheetsContext } from "../context.ts";
import { readApplicationAsInstitution } from "./read-application-as-institution.server.ts";

interface ReadApplicationSheet {
  applicationId: string;
  locale: Locale;
}

/**
 * An application as a PDF: what its page shows to the institution, logged for the company as an opening of the page is.
 * Refused once the consent has ended, and that attempt is logged too.
 */
export async function readApplicationSheet(
  ctx: SheetsContext,
  actor: InstitutionActor,
  { applicationId, locale }: ReadApplicationSheet,
): Promise<{ name: string; pdf: Buffer }> {
  const read = await readApplicationAsInstitution(ctx, actor, applicationId, { isPrinted: true });
  const { application, given, shown, files, items, now } = read;
  // After the transaction: a refusal within it would take the log of the attempt back.
  if (given === null || shown === null) throw new Refusal("consent-not-found");
  const { identity } = shown;
  const number = runningNumber("application", application.number);
  const pdf = await ctx.sheets.write(
    composeApplication(locale, {
      number,
      state: translator(locale, "terms.states.application")(application.status),
      company: identity && inLanguage(locale, identity.legalName, identity.englishName),
      companyCode: identity?.uscc ?? null,
      institution: inLanguage(locale, application.institutionNameZh, application.institutionNameEn),
      introduction: runningNumber("introduction", application.introductionNumber),
      version: application.prospectVersion,
      dueAt: application.dueAt,
      waitsOn: application.waitsOn,
      source: { application, given, files, sought: read.sought, today: read.today },
      items: items.map(({ code, words, dueOn, status, isFileOpen, fileName, note, noFileReason }) => ({
        code,
        words,
        dueOn,
        status,
        given: (isFileOpen ? fileName : null) ?? noFileReason ?? note,
      })),
      files,
      printedAt: now,
    }),
  );
  return { name: `application-${number}-${locale === "en" ? "en" : "zh"}.pdf`, pdf };
}
