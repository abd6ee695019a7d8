import type { ReceiptedAct } from "#app/domain/events/receipts.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { SheetPart } from "./sheet.ts";

/** The end of an ask, its suspension or reinstatement, as recorded; older events recorded less. */
export interface EndedAsk {
  kind: "ask";
  /** Of the version that institutions could read then. */
  headline: string | null;
  company: { nameZh: string; nameEn: string | null };
  /** How many offers, accesses and requests ended with it; null where that was not counted. */
  ended: { offers: number; accesses: number; requests: number } | null;
  money: {
    confirmedFen: bigint;
    soughtFen: bigint | null;
    /** The payment that filled it. */
    payment: { dealNumber: bigint; sequence: number; amountFen: bigint } | null;
  } | null;
}

/** The money with which a search ended. */
export function askParts(locale: Locale, { money: recorded }: EndedAsk): SheetPart[] {
  if (recorded === null) return [];
  const t = translator(locale, "receipt");
  const { confirmedFen, soughtFen, payment } = recorded;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    {
      title: t("amounts"),
      facts: [
        ...(soughtFen === null ? [] : [{ label: t("sought"), value: money(soughtFen) }]),
        { label: t("confirmed"), value: money(confirmedFen) },
        ...(payment === null
          ? []
          : [
              { label: t("payment"), value: money(payment.amountFen) },
              {
                label: t("drawdown"),
                value: t("drawdownOf", {
                  number: payment.sequence,
                  deal: runningNumber("deal", payment.dealNumber),
                }),
              },
            ]),
      ],
    },
  ];
}

/** What followed for the ask and for what was open on it. */
export function askFollowed(locale: Locale, act: ReceiptedAct, { ended, headline }: EndedAsk): string[] {
  const t = translator(locale, "receipt");
  const named = { headline: headline ?? "" };
  if (act === "prospect-suspended" || act === "prospect-reinstated")
    return [t(act === "prospect-suspended" ? "askSuspended" : "askReinstated", named), t("dealsGoOn")];
  const isWithdrawn = act === "prospect-withdrawn";
  const end = isWithdrawn ? "askWithdrawn" : act === "prospect-funded" ? "askFilled" : "searchEnded";
  return [
    t(end, named),
    ...(ended === null ? [] : [t(isWithdrawn ? "endedWithAsk" : "endedWithSearch", ended)]),
    t("dealsGoOn"),
  ];
}
