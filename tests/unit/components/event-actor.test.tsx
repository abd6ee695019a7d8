import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { messagesFor } from "#app/i18n/messages.ts";
import { Actor } from "#app/routes/admin.audit._index/event-actor.tsx";

const shown = (type: string, actorKind: string) =>
  renderToString(
    <IntlProvider locale="en" messages={messagesFor("en")} timeZone="Asia/Shanghai">
      <Actor
        row={{
          type,
          actorKind,
          actorUserId: "00000000-0000-4000-8000-000000000001",
          actorName: "Li Wei",
          organizationName: "松辽激光",
          organizationNameEn: "Songliao Laser",
        }}
      />
    </IntlProvider>,
  );

test("the audit trail names who chose an act, and the platform for what followed from a rule", () => {
  expect(shown("offer-accepted", "company")).toContain("Songliao Laser");
  for (const type of ["offer-held", "offer-superseded", "prospect-funded", "fee-accrued"]) {
    const html = shown(type, "company");
    expect(html.replace(/<small>.*<\/small>/, "")).not.toContain("Songliao Laser");
    expect(html).toContain("after an act of");
  }
});
