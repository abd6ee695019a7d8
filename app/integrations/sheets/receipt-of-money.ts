import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { SealedVersion } from "./compose-term-sheet.ts";
import type { SheetFact, SheetPart } from "./sheet.ts";

/** The end of a deal, as its event recorded the amounts; null of older events. */
export interface EndedDeal {
  act: "deal-fell-through" | "guarantee-released";
  amounts: { confirmedFen: bigint; freedFen: bigint } | null;
}

/** A drawdown that both sides reversed, as its event recorded it. */
export interface ReversedMoney {
  act: "reversal-agreed";
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
  moved: EndedDeal | ReversedMoney;
}

/** The amounts of such an act. */
export function moneyParts(locale: Locale, { sealed, moved }: MoneyMatter): SheetPart[] {
  const t = translator(locale, "receipt");
  const facts = moved.act === "reversal-agreed" ? reversedFacts(locale, moved) : endedFacts(locale, moved);
  const agreed = formatMoneyExact(locale, committedFen(sealed.terms, sealed.commitment));
  return [{ title: t("amounts"), facts: [{ label: t("agreed"), value: agreed }, ...facts] }];
}

function reversedFacts(locale: Locale, { amountFen, sequence, confirmedFen }: ReversedMoney): SheetFact[] {
  const t = translator(locale, "receipt");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    { label: t("drawdown"), value: t("drawdownNumber", { number: sequence }) },
    { label: t("reversedAmount"), value: money(amountFen) },
    { label: t("confirmedBefore"), value: money(confirmedFen + amountFen) },
    { label: t("confirmedThen"), value: money(confirmedFen) },
  ];
}

function endedFacts(locale: Locale, { amounts }: EndedDeal): SheetFact[] {
  if (amounts === null) return [];
  const t = translator(locale, "receipt");
  return [
    { label: t("freed"), value: formatMoneyExact(locale, amounts.freedFen) },
    { label: t("confirmed"), value: formatMoneyExact(locale, amounts.confirmedFen) },
  ];
}

/** What followed from it. */
export function moneyFollowed(locale: Locale, matter: MoneyMatter, institution: string): string[] {
  const { sealed, moved } = matter;
  if (moved.act === "reversal-agreed") return reversalFollowed(locale, moved, institution);
  const t = translator(locale, "receipt");
  const isGuarantee = sealed.commitment === "guarantee";
  const kept = moved.amounts?.confirmedFen ?? 0n;
  return [
    t(moved.act === "guarantee-released" ? "released" : "fell"),
    moved.amounts === null
      ? t(isGuarantee ? "freedGuaranteeThen" : "freedUncounted")
      : t(isGuarantee ? "freedGuarantee" : "freedThen", {
          amount: formatMoneyExact(locale, moved.amounts.freedFen),
        }),
    ...(kept > 0n ? [t("kept", { amount: formatMoneyExact(locale, kept) })] : []),
  ];
}

function reversalFollowed(locale: Locale, moved: ReversedMoney, institution: string): string[] {
  const t = translator(locale, "receipt");
  const amount = formatMoneyExact(locale, moved.amountFen);
  return [
    t("reversed", { amount }),
    t(moved.isOver ? "reversedFreed" : "reversedReserved", { institution }),
    t("reversedFee", { institution }),
    ...(moved.ask === null ? [] : [t(moved.ask === "fell" ? "askFell" : "askReopened", { amount })]),
  ];
}
