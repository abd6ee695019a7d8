import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { OpenDifferences } from "#app/routes/admin.billing._index/differences.tsx";

const now = new Date("2031-03-05T18:00:00+08:00");
const ran = { startedAt: now, finishedAt: now, found: 0, mended: 0 };
const shownAfter = (locale: Locale, lastRun: typeof ran | null) =>
  renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <OpenDifferences differences={[]} lastRun={lastRun} now={now} />
    </IntlProvider>,
  );

test.each<[Locale, string, string]>([
  ["en", "No reconciliation has run yet", "The last reconciliation left nothing open"],
  ["zh-CN", "尚未对账", "最近一次对账没有遗留差异"],
])("no difference is open before the first reconciliation, and after one: %s", (locale, before, after) => {
  expect(shownAfter(locale, null)).toContain(before);
  expect(shownAfter(locale, null)).not.toContain(after);
  expect(shownAfter(locale, ran)).toContain(after);
});
