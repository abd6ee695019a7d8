import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { LogTable } from "#app/components/ui/log-table.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";

const log = (length: number) => Array.from({ length }, (_, i) => ({ id: String(i), what: `entry ${i}` }));

function shown(locale: Locale, entries: number): string[] {
  const html = renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <LogTable
        caption="Log"
        rows={log(entries)}
        columns={[{ key: "what", head: "What", cell: ({ what }) => what }]}
      />
    </IntlProvider>,
  );
  return html.match(/entry \d+|<summary>.*?<\/summary>/gu) ?? [];
}

test("a log shows its newest eight entries, and folds all earlier ones", () => {
  const newest = Array.from({ length: 8 }, (_, i) => `entry ${i}`);
  expect(shown("en", 8)).toEqual(newest);
  expect(shown("en", 9)).toEqual([...newest, "<summary>One earlier entry</summary>", "entry 8"]);
  expect(shown("zh-CN", 10)).toEqual([...newest, "<summary>更早的 2 条记录</summary>", "entry 8", "entry 9"]);
});
