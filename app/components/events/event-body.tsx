import type { useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { EventView } from "./event-view.ts";

/** The acts on a sheet, whose recorded amount is that of its loan, also where a guarantee is offered. */
const OF_SHEETS: ReadonlySet<string> = new Set<EventType>([
  "offer-approval-asked",
  "offer-approved",
  "offer-issued",
  "offer-countered",
  "offer-revised",
]);

interface EventBodyProps {
  commitment: Commitment;
  event: EventView;
  locale: Locale;
  words: ReturnType<typeof useTranslations<"common.timeline">>;
  term: (group: "requestedItems", code: string) => string;
}

/** The figures and words of an event, in one line. */
export function EventBody({ commitment, event, locale, words, term }: EventBodyProps) {
  const detailText = (name: string): string => {
    const value = (event.detail as Record<string, unknown> | null)?.[name];
    return typeof value === "string" ? value : "";
  };
  const money = (name: string): string => {
    const fen = detailText(name);
    return /^-?\d+$/.test(fen) ? formatMoneyExact(locale, BigInt(fen)) : "";
  };
  const [amount, guaranteed] = [money("amountFen"), money("guaranteedFen")];
  const isGuarantee = commitment === "guarantee" && amount !== "";
  const isLoan = isGuarantee && OF_SHEETS.has(event.type);
  const reference = detailText("paymentReference");
  const item = detailText("item");
  const lines = [
    guaranteed && words("guaranteed", { amount: guaranteed }),
    isLoan && words("guaranteedLoan", { amount }),
    isGuarantee && !isLoan && words("guaranteed", { amount }),
    !isGuarantee && amount,
    reference && words("reference", { reference }),
    item && term("requestedItems", item),
    detailText("condition"),
    event.version === null ? null : words("version", { version: event.version }),
    event.note,
  ].filter(Boolean);
  return lines.length === 0 ? null : <p className="muted">{lines.join(words("separator"))}</p>;
}
