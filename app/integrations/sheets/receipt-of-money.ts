import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { SealedVersion } from "./compose-term-sheet.ts";
import type { SheetPart } from "./sheet.ts";

/** A drawdown that both sides reversed, as its event recorded it. */
export interface ReversedMoney {
  amountFen: bigint;
  sequence: number;
  /** What is confirmed on the deal without it. */
  confirmedFen: bigint;
  /** The deal had ended before: its amount was free then. */
  isOver: boolean;
  /** What it did to the ask; null to the institution, which reads nothing of that. */
  ask: "fell" | "reopened" | null;
}

/** An act that moved money of a deal: its receipt states the amounts, not what the terms would have cost. */
export interface MoneyMatter {
  kind: "money";
  sealed: Omit<SealedVersion, "platformFee">;
  moved: ReversedMoney;
}

/** The amounts of such an act. */
export function moneyParts(locale: Locale, { moved }: MoneyMatter): SheetPart[] {
  const t = translator(locale, "receipt");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    {
      title: t("amounts"),
      facts: [
        { label: t("drawdown"), value: t("drawdownNumber", { number: moved.sequence }) },
        { label: t("reversedAmount"), value: money(moved.amountFen) },
        { label: t("confirmedBefore"), value: money(moved.confirmedFen + moved.amountFen) },
        { label: t("confirmedThen"), value: money(moved.confirmedFen) },
      ],
    },
  ];
}

/** What followed from it. */
export function moneyFollowed(locale: Locale, { moved }: MoneyMatter, institution: string): string[] {
  const t = translator(locale, "receipt");
  const amount = formatMoneyExact(locale, moved.amountFen);
  return [
    t("reversed", { amount }),
    t(moved.isOver ? "reversedFreed" : "reversedReserved", { institution }),
    t("reversedFee", { institution }),
    ...(moved.ask === null ? [] : [t(moved.ask === "fell" ? "askFell" : "askReopened", { amount })]),
  ];
}
