import { describe, expect, it } from "vitest";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { addDays, addMonths, dayOf } from "#app/lib/days.ts";
import * as casePage from "#app/routes/admin.cases.$caseId/route.tsx";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const words = translator("en", "forms");
const web = testWeb(app, { "/admin/cases/:caseId": casePage }, "en");

const browserOf = ({ userId }: { userId: string }): Browser => web.browser(web.sessions.admin(userId));

async function inHand() {
  const sent = await given.submittedProspect(aContent());
  const who = browserOf(await given.admin("moderator"));
  const page = `/admin/cases/${sent.caseId}`;
  expect((await who.post(page, { act: "take" })).status).toBe(303);
  return { ...sent, who, page };
}

describe("the decision form", () => {
  const decide = { act: "decide-prospect" };
  it.each([
    { title: "no verdict", fields: decide, field: "verdict", error: "choice" },
    {
      title: "an unknown verdict",
      fields: { ...decide, verdict: "perhaps" },
      field: "verdict",
      error: "choice",
    },
    {
      title: "a no without a code",
      fields: { ...decide, verdict: "reject" },
      field: "codes",
      error: "reason-missing",
    },
    {
      title: "an unknown code",
      fields: { ...decide, verdict: "reject", codes: "boring" },
      field: "codes[0]",
      error: "choice",
    },
    {
      title: "“other” without words",
      fields: { ...decide, verdict: "reject", codes: "other" },
      field: "note",
      error: "other-text-missing",
    },
    {
      title: "an answer by a day that has passed",
      fields: { ...decide, verdict: "changes", codes: "incomplete", answerBy: "2020-01-01" },
      field: "answerBy",
      error: "day-outside",
    },
    {
      title: "a day that is none",
      fields: { ...decide, verdict: "changes", codes: "incomplete", answerBy: "soon" },
      field: "answerBy",
      error: "not-a-day",
    },
    {
      title: "a note that is too long",
      fields: { ...decide, verdict: "publish", "notes.business.headline": "x".repeat(1_001) },
      field: "notes.business.headline",
      error: "tooLong",
    },
  ] as const)(
    "answers 422 to $title, names the field and keeps the values",
    async ({ fields, field, error }) => {
      const { who, page } = await inHand();
      const today = dayOf(new Date());
      const answer = await unchanged(app.traces, () => who.post(page, fields));
      expect(answer.status).toBe(422);
      const { form } = replyIn(answer);
      const from = formatDay("en", addDays(today, 1));
      const to = formatDay("en", addMonths(today, 12));
      expect(form?.error?.[field]).toEqual([words(error, { limit: 1_000, from, to })]);
      expect(form?.initialValue).toMatchObject({ act: "decide-prospect" });
    },
  );

  it("requests changes with notes on fields", async () => {
    const { who, page, caseId } = await inHand();
    const answer = await who.post(page, {
      ...decide,
      verdict: "changes",
      codes: "identifies_someone",
      answerBy: addDays(dayOf(new Date()), 12),
      "notes.business.customers": "Take the name out.",
    });
    expect(answer.status).toBe(303);
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "awaiting_party",
      fieldNotes: [{ field: "business.customers", note: "Take the name out." }],
    });
  });

  it("does not decide a prospect as if it were an institution", async () => {
    const { who, page } = await inHand();
    await app.expectNoWrites();
    const answer = await who.post(page, { act: "decide-institution", verdict: "verify" });
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([409, "case-wrong-state"]);
  });
});

describe("a case with two admins", () => {
  it("is held by one; the other is informed, unless it is handed over", async () => {
    const { page, caseId } = await inHand();
    const second = await given.admin("second");
    const other = browserOf(second);
    const refused = await other.post(page, { act: "decide-prospect", verdict: "publish" });
    expect([refused.status, replyIn(refused).refusal?.code]).toEqual([403, "case-not-yours"]);

    const { userId } = second;
    expect((await other.post(page, { act: "assign", userId })).status).toBe(303);
    expect((await other.post(page, { act: "decide-prospect", verdict: "publish" })).status).toBe(303);
    expect(await given.caseRow(caseId)).toMatchObject({ decision: "published", decidedBy: userId });
  });

  it("can be handed over to admins only", async () => {
    const { page, who, company } = await inHand();
    await app.expectNoWrites();
    const answer = await who.post(page, { act: "assign", userId: company.userId });
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([404, "member-not-found"]);
  });
});

describe("the access to a case", () => {
  it("is for admins: a company is refused, a visitor must sign in first, a wrong id is not found", async () => {
    const { who, page, company } = await inHand();
    expect((await who.get(page)).status).toBe(200);
    expect((await who.get("/admin/cases/1")).status).toBe(404);
    expect((await who.get("/admin/cases/00000000-0000-4000-8000-000000000000")).status).toBe(404);

    const owner = web.browser(web.sessions.company(company));
    expect((await owner.get(page)).status).toBe(403);
    expect((await owner.post(page, { act: "take" })).status).toBe(403);
    expect((await web.browser().get(page)).status).toBe(302);
  });
});
