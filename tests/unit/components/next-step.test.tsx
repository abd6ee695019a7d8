import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { NothingToDo } from "#app/components/deals/next-step.tsx";
import type { ConditionStatus } from "#app/domain/deals/lifecycle.ts";
import { messagesFor } from "#app/i18n/messages.ts";

const shown = (viewer: "company" | "institution", statuses: readonly ConditionStatus[]) =>
  renderToString(
    <IntlProvider locale="en" messages={messagesFor("en")} timeZone="Asia/Shanghai">
      <NothingToDo
        deal={{ status: "conditions_open", kind: "loan", reasonCode: null }}
        underway={null}
        conditions={statuses.map((status) => ({ status }))}
        viewer={viewer}
        colleague={undefined}
      />
    </IntlProvider>,
  );

test("conditions are asked for until all are provided, and then wait for the institution", () => {
  expect(shown("company", ["received", "requested"])).toContain("Provide each at its condition");
  for (const statuses of [
    ["received", "received"],
    ["satisfied", "received"],
  ] as const) {
    expect(shown("company", statuses)).toContain("The institution settles it next");
    expect(shown("company", statuses)).not.toContain("Provide each at its condition");
    expect(shown("institution", statuses)).toContain("Settle each at its condition");
  }
  expect(shown("institution", ["requested", "received"])).toContain("The company provides them");
});
