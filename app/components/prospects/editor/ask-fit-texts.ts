import { askFormatter } from "#app/components/matching/ask-formatter.ts";
import type { AskFit } from "#app/domain/matching/ranking/ask-fit.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { type DraftClosed, isWritable } from "#app/domain/prospects/submission.ts";
import { isMetAsk } from "#app/domain/prospects/teaser.ts";
import { formatCount } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";

/** The texts of the panel beside an ask, formatted on the server: the pages load no code and no messages for it. */
export interface AskFitTexts {
  title: string;
  /** How many mandates fit, or why none is matched. */
  count: string;
  text: string | null;
  helpful: string;
  changes: readonly { edit: string; gain: string }[];
  link: { to: string; text: string } | null;
}

/**
 * How an ask fits the market while it is written; `version`: while that one is with a moderator. Undefined: not counted,
 * beyond the limit.
 */
export function askFitTexts(
  locale: Locale,
  fit: AskFit | "reversed" | null | undefined,
  version: number | null = null,
): AskFitTexts {
  const t = translator(locale, "ask-fit");
  if (fit === undefined) return plain(locale, t("limit"));
  if (fit === null) return plain(locale, t("start"));
  if (fit === "reversed") return plain(locale, t("reversed"));
  if (fit.isMet) return { ...plain(locale, t("met")), text: t("metOf") };
  const ask = askFormatter(locale, translator(locale, "matching.asks"), labelsIn(locale));
  const all = formatCount(fit.all);
  const count = { count: fit.fits };
  return {
    ...plain(
      locale,
      version === null ? t("count", count) : t("sent", { ...count, version: String(version) }),
    ),
    text: t(version === null ? "of" : "sentOf", { all }),
    changes: fit.changes.map(({ edit, gain }) => ({
      edit: ask(edit),
      gain: t("gain", { count: formatCount(gain) }),
    })),
  };
}

interface WrittenProspect {
  prospect: MatchedProspect;
  /** What closes its draft. */
  closed: DraftClosed | null;
}

/** The same beside the forms of an ask: the draft while it can be written, else as its own page says it. */
export function formFitTexts(
  locale: Locale,
  { prospect, closed }: WrittenProspect,
  fit: AskFit | "reversed" | null,
): AskFitTexts {
  return isWritable(closed) ? askFitTexts(locale, fit) : prospectFitTexts(locale, { prospect, fit });
}

type MatchedProspect = Parameters<typeof isMetAsk>[0] & {
  id: string;
  status: ProspectStatus;
  latestVersion: number;
};

/** The same on the prospect's own page, in each of its states: what isn't matched says why, not "0 mandates". */
export function prospectFitTexts(
  locale: Locale,
  { prospect, fit }: { prospect: MatchedProspect; fit: AskFit | "reversed" | null },
): AskFitTexts {
  const t = translator(locale, "ask-fit");
  switch (prospect.status) {
    case "draft":
    case "changes_requested":
      return askFitTexts(locale, fit);
    case "submitted":
    case "under_review":
      return askFitTexts(locale, fit, prospect.latestVersion);
    case "published": {
      const link = { to: paths.company.funders(prospect.id), text: t("toFunders") };
      return isMetAsk(prospect)
        ? { ...plain(locale, t("publishedMet")), link }
        : { ...plain(locale, t("published")), link };
    }
    case "paused":
    case "funded":
    case "expired":
    case "suspended":
    case "rejected":
      return plain(locale, t(prospect.status));
    default:
      return plain(locale, t("over"));
  }
}

/** Why an ask without a teaser is matched no more; null for one that is not published yet. */
export function overText(locale: Locale, status: ProspectStatus): string | null {
  const t = translator(locale, "ask-fit");
  if (status === "funded" || status === "expired") return t(status);
  return status === "withdrawn" ? t("over") : null;
}

function plain(locale: Locale, count: string): AskFitTexts {
  const t = translator(locale, "ask-fit");
  return { title: t("title"), count, text: null, helpful: t("helpful"), changes: [], link: null };
}
