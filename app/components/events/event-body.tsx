import type { useTranslations } from "use-intl";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { EventView } from "./event-view.ts";

/** The names of a guarantee's two amounts, where the events are of one. */
export interface GuaranteeLabels {
  amount: string;
  loan: string;
}

interface EventBodyProps {
  guarantee: GuaranteeLabels | undefined;
  event: EventView;
  locale: Locale;
  words: ReturnType<typeof useTranslations<"common.timeline">>;
  term: (group: "requestedItems", code: string) => string;
}

/** The figures and words of an event, in one line. */
export function EventBody({ guarantee, event, locale, words, term }: EventBodyProps) {
  const detailText = (name: string): string => {
    const value = (event.detail as Record<string, unknown> | null)?.[name];
    return typeof value === "string" ? value : "";
  };
  const money = (name: string): string => {
    const fen = detailText(name);
    return /^-?\d+$/.test(fen) ? formatMoneyExact(locale, BigInt(fen)) : "";
  };
  const [amount, guaranteed] = [money("amountFen"), money("guaranteedFen")];
  // The acts on a sheet record the amount of its loan, the acceptance what is guaranteed.
  const isLoan = event.type !== "offer-accepted";
  // The version of an agreement to a reversal is the number of its drawdown.
  const ofDrawdown = event.type === "reversal-agreed";
  const reference = detailText("paymentReference");
  const item = detailText("item");
  const lines = [
    guaranteed && guarantee && `${guarantee.amount} ${guaranteed}`,
    amount && guarantee ? `${isLoan ? guarantee.loan : guarantee.amount} ${amount}` : amount,
    reference && words("reference", { reference }),
    item && term("requestedItems", item),
    detailText("condition"),
    event.version === null || ofDrawdown ? null : words("version", { version: event.version }),
    event.note,
  ].filter(Boolean);
  return lines.length === 0 ? null : <p className="muted">{lines.join(words("separator"))}</p>;
}
