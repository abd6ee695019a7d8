import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { RecordTable } from "#app/components/ui/record-table.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";

const log = (length: number) => Array.from({ length }, (_, i) => ({ id: String(i), what: `entry ${i}` }));

function shown(locale: Locale, entries: number): string[] {
  const html = renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <RecordTable
        caption="Log"
        inView={3}
        rows={log(entries)}
        columns={[{ key: "what", head: "What", cell: ({ what }) => what }]}
      />
    </IntlProvider>,
  );
  return html.match(/entry \d+|<summary>.*?<\/summary>/gu) ?? [];
}

test("a log shows its newest entries, and folds all earlier ones", () => {
  const [a, b, c, d, e] = ["entry 0", "entry 1", "entry 2", "entry 3", "entry 4"];
  expect(shown("en", 3)).toEqual([a, b, c]);
  expect(shown("en", 4)).toEqual([a, b, c, "<summary>One earlier entry</summary>", d]);
  expect(shown("zh-CN", 5)).toEqual([a, b, c, "<summary>更早的 2 条记录</summary>", d, e]);
});
