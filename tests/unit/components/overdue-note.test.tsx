import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { OverdueNote, type RunningApplication } from "#app/components/applications/application-clock.tsx";
import { messagesFor } from "#app/i18n/messages.ts";

const dueAt = new Date("2031-03-05T18:00:00+08:00");
const shownAt = (now: string, status: RunningApplication["status"]) =>
  renderToString(
    <IntlProvider locale="en" messages={messagesFor("en")} timeZone="Asia/Shanghai">
      <OverdueNote
        application={{ status, waitsOn: "institution", clockFrom: null, dueAt, workingDaysLeft: 0 }}
        now={new Date(now)}
      />
    </IntlProvider>,
  );

test("a deadline that has passed says what follows, and one that runs does not", () => {
  expect(shownAt("2031-03-05T17:59:00+08:00", "complete")).toBe("");
  expect(shownAt("2031-03-05T18:01:00+08:00", "complete")).toContain("stays open until it is decided");
  expect(shownAt("2031-03-05T18:01:00+08:00", "incomplete")).toContain("waits for what is missing");
});
