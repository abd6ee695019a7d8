import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { OfferCost } from "#app/components/offers/offer-cost.tsx";
import { costOf } from "#app/domain/offers/cost/cost.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";

const platformFee = {
  version: 1,
  rateBp: 50,
  floorFen: 0n,
  capFen: 10_000_000n,
  vatInclusive: true,
  wholeFen: 500_000n,
};

function shown(locale: Locale, repaymentMethod: "single_repayment" | "annuity"): string {
  const terms = { amountFen: 100_000_000n, termMonths: 24, repaymentMethod, fees: [] };
  return renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <OfferCost cost={costOf(terms, "4.10")} platformFee={platformFee} />
    </IntlProvider>,
  );
}

test.each<[Locale, string, string, string]>([
  ["en", "the only payment", "first payment of 24", "last payment"],
  ["zh-CN", "一次性还款", "首期还款，共 24 期", "末期还款"],
])(
  "a loan repaid at once shows one payment, one repaid in parts the first and the last: %s",
  (locale, only, first, last) => {
    const atOnce = shown(locale, "single_repayment");
    expect(atOnce).toContain(only);
    expect(atOnce).not.toContain(last);
    const inParts = shown(locale, "annuity");
    expect(inParts).toContain(first);
    expect(inParts).toContain(last);
  },
);
