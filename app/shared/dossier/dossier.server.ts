import type { FitLine } from "#app/domain/applications/fit.ts";
import type { YearTable } from "#app/domain/applications/year-table.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Day } from "#app/lib/days.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { formatAsk, type Sought } from "./ask-lines.server.ts";
import { formatFit } from "./fit-lines.server.ts";
import type { Dossier, OpenDocument } from "./shown.ts";
import { formatYears } from "./year-lines.server.ts";

/** What is read of an application. */
export interface DossierSource {
  application: { mandateNumber: bigint | null };
  given: { content: ProspectDraft; fit: readonly FitLine[]; years: YearTable | null };
  files: readonly OpenDocument[];
  sought: Sought | null;
  today: Day;
}

/** Formats what an institution reads of an application. */
export function formatDossier(
  locale: Locale,
  { application: { mandateNumber }, given, files, sought, today }: DossierSource,
): Dossier {
  const mandate = mandateNumber === null ? null : runningNumber("mandate", mandateNumber);
  const fit = formatFit(
    locale,
    given.fit,
    files.map(({ id, kind, name }) => ({ id, kind, name })),
    mandate,
  );
  return {
    ask: formatAsk(locale, given.content, { fit, mandate, sought, today }),
    fit,
    years:
      given.years === null || given.years.years.length === 0 ? null : formatYears(locale, given.years, fit),
  };
}
