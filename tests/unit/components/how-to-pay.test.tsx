import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { HowToPay } from "#app/routes/institution.invoices.$invoiceId/how-to-pay.tsx";

const invoice = {
  number: "LS-2031-000001",
  leftFen: 1_250_000n,
  payUrl: null,
  account: { name: "Longspring", bank: "Example Bank", number: "6222" },
};
const shownIn = (locale: Locale, isTransferOnly: boolean) =>
  renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <HowToPay {...invoice} isTransferOnly={isTransferOnly} />
    </IntlProvider>,
  );

test.each<[Locale, string, string]>([
  ["en", "Please transfer ¥12,500.00 with LS-2031-000001 as the reference", "Pay online"],
  ["zh-CN", "请对公转账 12,500.00 元，转账附言填写 LS-2031-000001", "在线付款"],
])(
  "what cannot be paid by card says which amount to transfer with which reference: %s",
  (locale, how, online) => {
    expect(shownIn(locale, true)).toContain(how);
    expect(shownIn(locale, true)).not.toContain(online);
    expect(shownIn(locale, false)).not.toContain(how);
  },
);
