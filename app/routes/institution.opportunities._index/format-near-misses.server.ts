import { mandateEditFormatter } from "#app/components/matching/edit-formatter.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { NearMissView } from "#app/domain/matching/ranking/opportunity-view.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatSought } from "#app/i18n/sought.ts";
import { translator } from "#app/i18n/translator.ts";
import { opportunityLanguage } from "./opportunities-language.server.ts";

/** A formatted near miss for its card. */
export interface NearMissWords {
  id: string;
  /** P-2417: its number, and its anchor in the page. */
  anchor: string;
  headlineZh: string | null;
  headlineEn: string | null;
  demands: { met: number; of: number };
  meta: string;
  version: string;
  sum: string;
  terms: string;
  /** The missed criterion with its figure and its limit. */
  line: string;
  /** The change that makes it fit. */
  change: string;
}

type Near = NearMissView & { others: number; othersAmong: number | null };

export function formatNearMisses(locale: Locale, nearMisses: readonly Near[]): NearMissWords[] {
  const { t, values: years, comma, term, path, short } = opportunityLanguage(locale);
  const editWords = mandateEditFormatter({
    locale,
    t: translator(locale, "matching"),
    years,
    term,
    form: "edits",
  });
  return nearMisses.map(formatOne);

  function formatOne(near: Near): NearMissWords {
    const { shown, miss, number, version, termMonthsMin, termMonthsMax } = near;
    const anchor = runningNumber("prospect", number);
    const instruments = near.instruments.map((code) => term("instruments", code)).join(comma);
    const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
    return {
      id: near.id,
      anchor,
      headlineZh: near.headlineZh,
      headlineEn: near.headlineEn,
      demands: near.demands,
      meta: `${path(shown.sector)} · ${term("districts", shown.place)}`,
      version: t("number", { number: anchor, version }),
      sum: formatSought(locale, translator(locale, "common.words"), shown.askFen),
      terms: hasTerm
        ? `${formatMonthsRange(locale, termMonthsMin, termMonthsMax)} · ${instruments}`
        : instruments,
      line: short({ ...miss, kind: miss.criterion, apart: null, evidence: null }),
      change: changeOf(near),
    };
  }

  function changeOf({ edits, others, othersAmong, miss }: Near): string {
    if (edits.length === 0) return t("near.noChange");
    const words = edits.map((edit) => editWords(edit, miss.mandateValue));
    words.push(
      othersAmong === null
        ? t("near.others", { count: others })
        : t("near.othersAmong", { count: others, newest: othersAmong }),
    );
    return words.join(locale === "en" ? " " : "");
  }
}
