import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { EventTimeline } from "#app/components/events/event-timeline.tsx";
import type { EventView } from "#app/components/events/event-view.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";

const provided: EventView = {
  id: 1n,
  at: new Date("2020-01-02T03:04:05Z"),
  type: "application-item-provided",
  actorKind: "company",
  reasonCode: null,
  note: null,
  version: null,
  detail: { item: "tax_returns" },
};

test.each<[Locale, string]>([
  ["en", "Tax returns"],
  ["zh-CN", "纳税申报表"],
])("the history says which item was provided: %s", (locale, item) => {
  const page = renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <EventTimeline events={[provided]} viewer="institution" names={{}} />
    </IntlProvider>,
  );
  expect(page).toContain(item);
});

test.each<[Locale, string]>([
  ["en", "your side"],
  ["zh-CN", "我方"],
])("who acted for one's own organization may be a colleague: %s", (locale, side) => {
  const page = renderToString(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <EventTimeline events={[provided]} viewer="company" names={{}} />
    </IntlProvider>,
  );
  expect(page).toContain(side);
});
