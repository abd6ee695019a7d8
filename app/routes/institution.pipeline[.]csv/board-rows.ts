import { cardState } from "#app/components/pipeline/card-state.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatInstant } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { translator } from "#app/i18n/translator.ts";
import { yuanText } from "#app/lib/money.ts";
import type { exportBoard } from "#app/services/pipeline/export-board.server.ts";

type Card = Awaited<ReturnType<typeof exportBoard>>[number];

const columns = [
  "stage",
  "number",
  "state",
  "company",
  "mandate",
  "instrument",
  "amount",
  "since",
  "due",
  "owner",
] as const;

/** The cards as formatted CSV rows below their heads; amounts in yuan. */
export function boardRows(locale: Locale, cards: readonly Card[]) {
  const t = translator(locale, "pipeline");
  const term = termsIn(locale);
  return [
    columns.map((column) => t(`csv.${column}`)),
    ...cards.map((card) => [
      card.stage === "drawing"
        ? t("stages.drawing", { of: boundKind(card.commitment, card) })
        : t(`stages.${card.stage}`),
      runningNumber(card.kind, card.number),
      cardState(locale, card).word,
      inLanguage(locale, card.companyNameZh ?? card.headlineZh, card.companyNameEn ?? card.headlineEn),
      runningNumber("mandate", card.mandateNumber),
      card.instrument === null ? null : offeredTerm(term, card.commitment, card.instrument),
      card.amountFen === null ? null : yuanText(card.amountFen),
      formatInstant(locale, card.since),
      card.dueAt === null ? null : formatInstant(locale, card.dueAt),
      card.ownerName,
    ]),
  ];
}
