import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { OpenMatters } from "#app/routes/admin.billing._index/open-matters.tsx";

const now = new Date("2031-03-05T18:00:00+08:00");
const ran = { startedAt: now, finishedAt: now, found: 0, mended: 0 };
const nothing = {
  institutions: [],
  differences: [],
  refundsUnderway: [],
  failedRefunds: [],
  deadCalls: [],
  now,
};
const underway = {
  id: "1",
  all: 1,
  provider: "bank",
  payee: "南湖商业银行",
  account: "6222 0000",
  nameZh: "南湖商业银行",
  nameEn: null,
  amountFen: 100n,
  invoiceNumber: "INV-1",
  requestedAt: now,
} as never;

function shown(locale: Locale, today: Parameters<typeof OpenMatters>[0]["today"]) {
  const html = renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <OpenMatters today={today} />
    </IntlProvider>,
  );
  return { sections: html.match(/<section/gu)?.length ?? 0, words: html.replace(/<!-- -->/gu, "") };
}

test.each<[Locale, string, string]>([
  [
    "en",
    "No reconciliation has run yet",
    "None at present: invoices overdue after the last reminder, open differences, refunds on their way, refunds that failed, or calls that failed.",
  ],
  [
    "zh-CN",
    "尚未对账",
    "目前没有：末次催缴后仍未付款的账单、未解决的差异、处理中的退款、失败的退款或失败的支付接口调用。",
  ],
])("what needs nobody is one sentence, and no empty section: %s", (locale, before, sentence) => {
  const unrun = shown(locale, { ...nothing, lastRun: null });
  expect(unrun.sections).toBe(1);
  expect(unrun.words).toContain(before);
  const quiet = shown(locale, { ...nothing, lastRun: ran });
  expect(quiet.sections).toBe(0);
  expect(quiet.words).toContain(sentence);
  expect(quiet.words).not.toContain(before);
});

test("what needs a person has its section, and is not named as absent", () => {
  const { sections, words } = shown("en", { ...nothing, lastRun: ran, refundsUnderway: [underway] });
  expect(sections).toBe(1);
  expect(words).toContain("南湖商业银行");
  expect(words).toContain("or calls that failed.");
  expect(words).not.toContain("refunds on their way,");
});
