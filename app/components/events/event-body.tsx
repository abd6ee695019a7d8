import type { useTranslations } from "use-intl";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { EventView } from "./event-view.ts";

interface EventBodyProps {
  event: EventView;
  locale: Locale;
  words: ReturnType<typeof useTranslations<"common.timeline">>;
  term: (group: "requestedItems", code: string) => string;
}

/** The figures and words of an event, in one line. */
export function EventBody({ event, locale, words, term }: EventBodyProps) {
  const detailText = (name: string): string => {
    const value = (event.detail as Record<string, unknown> | null)?.[name];
    return typeof value === "string" ? value : "";
  };
  const amountFen = detailText("amountFen");
  const reference = detailText("paymentReference");
  const item = detailText("item");
  const lines = [
    /^-?\d+$/.test(amountFen) && formatMoneyExact(locale, BigInt(amountFen)),
    reference && words("reference", { reference }),
    item && term("requestedItems", item),
    detailText("condition"),
    event.version === null ? null : words("version", { version: event.version }),
    event.note,
  ].filter(Boolean);
  return lines.length === 0 ? null : <p className="muted">{lines.join(words("separator"))}</p>;
}
