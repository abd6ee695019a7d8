import { expect, test } from "vitest";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { paths } from "#app/shared/paths.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

test.each<[ProspectStatus, string]>([
  ["draft", "Your prospect is not submitted yet"],
  ["under_review", "Your prospect is in review"],
  ["changes_requested", "Your prospect is to be changed before it is published"],
  ["rejected", "A moderator rejected it"],
  ["expired", "It has lapsed: submit it again"],
  ["withdrawn", "It has ended"],
  ["funded", "The search has ended"],
])(
  "the funders of an ask that is %s say why there are none, and no step leads to them",
  async (status, words) => {
    const { id, company } = await given.publishedProspect();
    await db.update("prospect", id, { status, publishedAt: null });
    await app.owner.query("delete from teaser where prospect_id = $1", [id]);
    const browser = web.browser(web.sessions.company(company));
    for (const path of [paths.company.funders(id), paths.company.funders()]) {
      const { status: answered, text } = await browser.get(path);
      expect([answered, visibleText(text)]).toEqual([200, expect.stringContaining(words)]);
    }
    expect((await browser.get(paths.company.home())).text).not.toContain(paths.company.funders(id));
    const other = web.browser(web.sessions.company(await given.company()));
    expect((await other.get(paths.company.funders(id))).status).toBe(404);
  },
);
