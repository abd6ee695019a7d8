import type { FitLine } from "#app/domain/applications/fit.ts";
import type { YearTable } from "#app/domain/applications/year-table.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Day } from "#app/lib/days.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { type AskShown, formatAsk } from "./ask-lines.server.ts";
import { type FitShown, formatFit, type OpenDocument } from "./fit-lines.server.ts";
import { formatYears, type YearFiguresShown } from "./year-lines.server.ts";

/** An application as text: the same for its page and for its printed file, in the reader's language. */
export interface Dossier {
  ask: AskShown;
  fit: FitShown;
  /** Null where the consent does not open the figures, or there are none. */
  years: YearFiguresShown | null;
}

interface DossierSource {
  application: { mandateNumber: bigint | null };
  given: { content: ProspectDraft; fit: readonly FitLine[]; years: YearTable | null };
  files: readonly OpenDocument[];
  today: Day;
}

/** Formats what an institution reads of an application. */
export function formatDossier(
  locale: Locale,
  { application: { mandateNumber }, given, files, today }: DossierSource,
): Dossier {
  const mandate = mandateNumber === null ? null : runningNumber("mandate", mandateNumber);
  const fit = formatFit(
    locale,
    given.fit,
    files.map(({ id, kind, name }) => ({ id, kind, name })),
    mandate,
  );
  return {
    ask: formatAsk(locale, given.content, { fit, mandate, today }),
    fit,
    years:
      given.years === null || given.years.years.length === 0 ? null : formatYears(locale, given.years, fit),
  };
}
