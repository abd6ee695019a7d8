import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const words = translator("en", "refusals")("mandate-not-active");

test.each(["paused", "retired"] as const)(
  "a company that asks a mandate %s since its review is told that it isn't open, with its message",
  async (status) => {
    const { prospect, mandate } = await given.pair();
    await given.match(prospect, mandate);
    const firm = web.browser(web.sessions.company(prospect.company));
    const path = `/company/introductions/ask?prospect=${prospect.id}&mandates=${mandate.id}&fieldGroups=identity&purpose=assess_financing&days=90`;
    const shown = Object.fromEntries(shownValues((await firm.get(path)).text, "ask"));
    await db.update("mandate", mandate.id, { status });
    const answer = await unchanged(app.traces, () =>
      firm.post(path, { ...shown, act: "ask", message: "We meet on Tuesdays." }),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(words.replace("'", "&#x27;"));
    expect(answer.text).toContain("We meet on Tuesdays.");
  },
);
