import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import { formatDay, formatMoneyExact, formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { sectorPath } from "#app/i18n/sector-path.ts";
import { translator } from "#app/i18n/translator.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import type { AskFigure, AskShown, FitShown } from "./shown.ts";

/** What an ask seeks now, as its teaser shows it. */
export interface Sought {
  from: bigint | null;
  to: bigint;
}

/** The ask of a frozen version as text, with how it fits the mandate and how old the company is. */
export function formatAsk(
  locale: Locale,
  { ask, business, company }: ProspectDraft,
  {
    fit,
    mandate,
    sought,
    today,
  }: { fit: FitShown; mandate: string | null; sought: Sought | null; today: Day },
): AskShown {
  const t = translator(locale, "dossier.ask");
  const term = labelsIn(locale);
  const common = translator(locale, "common.words");
  const list = (group: "instruments" | "securities", codes: readonly string[] = []) =>
    codes.map((code) => term(group, code)).join(common("comma"));
  const { amountMinFen: least = null, amountMaxFen: most = null } = ask ?? {};
  const { termMonthsMin: shortest = null, termMonthsMax: longest = null } = ask ?? {};
  const exact = [...new Set([least, most])].flatMap((fen) => (fen === null ? [] : [fen]));
  const range = formatMoneyRange(locale, least, most);
  // A version is frozen; what it asked for may have been promised by others since.
  const isLess = sought !== null && most !== null && sought.to < most;
  const isMet = sought?.to === 0n;
  const instruments = list("instruments", ask?.instruments);
  const since = company?.establishedOn;
  const place = [
    company?.sector === undefined ? "" : sectorPath(term, company.sector),
    company?.district === undefined ? "" : term("districts", company.district),
  ].filter((part) => part !== "");
  const figures: AskFigure[] = [
    {
      key: "amount",
      label: t("amount"),
      value: isMet ? common("askMet") : range,
      note: isMet
        ? t("asked", { range, instruments })
        : isLess
          ? t("seeks", { range: formatMoneyRange(locale, sought.from, sought.to), instruments })
          : instruments,
      exact: exact.map((fen) => formatMoneyExact(locale, fen)).join(t("to")),
    },
    {
      key: "term",
      label: t("term"),
      value:
        shortest === null && longest === null ? t("noTerm") : formatMonthsRange(locale, shortest, longest),
      note: t("secured", { securities: list("securities", ask?.securities) }),
      exact: null,
    },
    {
      key: "fit",
      label: mandate === null ? t("noMandate") : t("fit", { number: mandate }),
      value: t("fitOf", { met: fit.met, all: fit.of }),
      note: t("fitNote", { missed: fit.missed, unknown: fit.unknown }),
      exact: null,
    },
    {
      key: "age",
      label: t("age"),
      value:
        since === undefined
          ? common("notGiven")
          : t("years", { count: Math.max(0, Math.floor(monthsBetween(since, today) / 12)) }),
      note: place.join(common("comma")),
      exact: since === undefined ? null : t("since", { day: formatDay(locale, since) }),
    },
  ];
  return {
    title: t("title"),
    figures,
    words: [
      ...(ask?.useOfFunds === undefined
        ? []
        : [
            {
              key: "purpose",
              label: t("why"),
              lead: ask.purpose === undefined ? null : term("purposes", ask.purpose),
              text: ask.useOfFunds,
            },
          ]),
      ...(business?.product === undefined
        ? []
        : [
            {
              key: "business",
              label: t("business"),
              lead: business.headline ?? null,
              text: business.product,
            },
          ]),
    ],
  };
}
