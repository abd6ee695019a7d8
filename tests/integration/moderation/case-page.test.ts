import { describe, expect, it } from "vitest";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { addDays, addMonths, dayOf } from "#app/lib/days.ts";
import * as casePage from "#app/routes/admin.cases.$caseId/route.tsx";
import { appealDecision } from "#app/services/moderation/appeal-decision.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const words = translator("en", "forms");
const web = testWeb(app, { "/admin/cases/:caseId": casePage }, "en");
const built = testWeb(app, builtPages, "en");

const teaser = "not;;band;high_tech_enterprise";
const decide = { act: "decide-prospect", version: "1", ends: "none", teaser };
const publish = { ...decide, verdict: "publish" };
const browserOf = ({ userId }: { userId: string }): Browser => web.browser(web.sessions.admin(userId));

async function inHand() {
  const sent = await given.submittedProspect(aContent());
  const admin = await given.admin("moderator");
  const who = browserOf(admin);
  const page = `/admin/cases/${sent.caseId}`;
  expect((await who.post(page, { act: "take" })).status).toBe(303);
  return { ...sent, admin, who, page };
}

describe("the decision form", () => {
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
    const answer = await who.post(page, { act: "decide-institution", version: "1", verdict: "verify" });
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([409, "case-wrong-state"]);
  });
});

describe("a case with two admins", () => {
  it("is held by one; the other is informed, unless it is handed over", async () => {
    const { page, caseId, admin } = await inHand();
    const second = await given.admin("second");
    const other = browserOf(second);
    const refused = await other.post(page, publish);
    expect([refused.status, replyIn(refused).refusal?.code]).toEqual([403, "case-not-yours"]);

    const { userId } = second;
    expect((await other.post(page, { act: "assign", userId, holder: admin.userId })).status).toBe(303);
    expect((await other.post(page, publish)).status).toBe(303);
    expect(await given.caseRow(caseId)).toMatchObject({ decision: "published", decidedBy: userId });
  });

  it("can be handed over to admins only", async () => {
    const { page, who, company, admin } = await inHand();
    await app.expectNoWrites();
    const answer = await who.post(page, { act: "assign", userId: company.userId, holder: admin.userId });
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([404, "member-not-found"]);
  });
});

describe("the next case", () => {
  type View = { nextCaseId: string | null; justDecided: { id: string; title: string } | null };
  const viewOf = async (who: Browser, page: string) => {
    const answer = await who.get(page);
    const { loaderData } = answer.json() as { loaderData: Record<string, { view: View }> };
    return loaderData["/admin/cases/:caseId"]?.view;
  };
  const dueAt = (caseId: string, hour: number) =>
    app.sql`update moderation_case set due_at = ${new Date(Date.UTC(2099, 0, 1, hour))} where id = ${caseId}`;

  it("goes round what is theirs or nobody's by the nearest clock, without others' cases and ties", async () => {
    const admin = await given.admin("moderator");
    const who = browserOf(admin);
    const cases: { caseId: string; companyId: string }[] = [];
    for (let hour = 0; hour < 5; hour += 1) {
      const { caseId, company } = await given.submittedProspect(aContent(), { alike: 0 });
      await dueAt(caseId, hour);
      cases.push({ caseId, companyId: company.companyId });
    }
    const [first, others, second, tied, third] = cases.map(({ caseId }) => caseId);
    await takeCase(app.web, await given.admin("second"), others ?? "");
    await takeCase(app.web, admin, second ?? "");
    await app.sql`insert into admin_tie (user_id, organization_id, kind)
      values (${admin.userId}, ${cases[3]?.companyId ?? ""}, 'family')`;
    const round: (string | null | undefined)[] = [];
    for (let at: string | null | undefined = first; round.length < 4; round.push(at))
      at = (await viewOf(who, `/admin/cases/${at}`))?.nextCaseId;
    expect(round).toEqual([second, third, first, second]);
    expect(round).not.toContain(tied);
  });

  it("opens after a decision, and names what was decided, to the one who decided only", async () => {
    const { who, page, caseId } = await inHand();
    const { caseId: next } = await given.submittedProspect(aContent(), { alike: 0 });
    const { number } = await given.caseRow(caseId);
    const answer = await who.post(page, publish);
    const to = `/admin/cases/${next}?decided=${caseId}`;
    expect([answer.status, answer.headers.location]).toEqual([303, to]);
    const said = (await viewOf(who, to))?.justDecided;
    expect(said?.id).toBe(caseId);
    expect(said?.title).toContain(`C-${String(number).padStart(4, "0")}`);
    expect(said?.title).toContain("Published");
    const other = browserOf(await given.admin("second"));
    expect((await viewOf(other, to))?.justDecided).toBeNull();
    expect((await viewOf(who, `/admin/cases/${next}?decided=1`))?.justDecided).toBeNull();
  });

  it("is the case itself where none is left", async () => {
    const { who, page } = await inHand();
    const answer = await who.post(page, publish);
    expect(answer.headers.location).toBe(page);
  });
});

describe("an appeal", () => {
  type View = { eligibleAdmins: string; mayAppoint: boolean; can: { hear: boolean } };
  async function appealed() {
    const admin = await given.admin("Ann");
    const { caseId, prospectId, company } = await given.submittedProspect(aContent(), { alike: 0 });
    await takeCase(app.web, admin, caseId);
    await rejectProspect(app.web, admin, { caseId, reasonCodes: ["incomplete"], note: null });
    await appealDecision(app.web, company, { prospectId, note: "Look again." });
    return { caseId, companyId: company.companyId, who: browserOf(admin), page: `/admin/cases/${caseId}` };
  }
  const viewOf = async (who: Browser, page: string) => {
    const { loaderData } = (await who.get(page)).json() as { loaderData: Record<string, { view: View }> };
    return loaderData["/admin/cases/:caseId"]?.view;
  };

  it("where the rejecter is the only moderator, says that nobody else can decide and who appoints one", async () => {
    const { who, page } = await appealed();
    expect(await viewOf(who, page)).toMatchObject({
      eligibleAdmins: "",
      mayAppoint: true,
      can: { hear: false },
    });
    const refused = await who.post(page, { act: "decide-appeal", ends: "none", teaser, verdict: "overturn" });
    expect([refused.status, replyIn(refused).refusal?.code]).toEqual([403, "case-same-person"]);
  });

  it("names the other moderators, without those that a tie keeps away or who are no moderators", async () => {
    const { who, page, companyId } = await appealed();
    const [tied] = [await given.admin("Tied"), await given.admin("Finance", ["finance"])];
    await app.sql`insert into admin_tie (user_id, organization_id, kind)
      values (${tied?.userId ?? ""}, ${companyId}, 'family')`;
    expect(await viewOf(who, page)).toMatchObject({ eligibleAdmins: "" });
    const bo = browserOf(await given.admin("Bo"));
    expect(await viewOf(who, page)).toMatchObject({ eligibleAdmins: "Bo" });
    expect(await viewOf(bo, page)).toMatchObject({ can: { hear: true } });
  });

  it.each(["en", "zh-CN"] as const)("stands below the rejection that it is about, in %s", async (locale) => {
    const { page } = await appealed();
    const bo = await given.admin("Bo");
    const { text } = await built.browser(built.sessions.admin(bo.userId), locale).get(page);
    const shown = visibleText(text);
    const t = translator(locale, "admin.appeal");
    const reason = translator(locale, "terms")("moderationReasons.incomplete");
    const places = [t("rejection"), "Ann", reason, t("words"), "Look again."].map((word) =>
      shown.indexOf(word, shown.indexOf(t("rejection"))),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it("that nobody can decide is counted on the start page", async () => {
    const { caseId } = await appealed();
    const admin = await given.admin("Cy", ["security"]);
    expect((await readToday(app.web, admin)).withoutAdmin).toBe(1);
    await given.admin("Bo");
    expect((await readToday(app.web, admin)).withoutAdmin).toBe(0);
    expect(await given.caseRow(caseId)).toMatchObject({ status: "appealed" });
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

it("counts the lines that differ, and of how many fields they are", async () => {
  const live = aContent();
  const [last, ...years] = live.figures.years;
  if (last === undefined) throw new Error("no figures");
  const more = {
    ...last,
    revenueFen: (last.revenueFen ?? 0n) + 100n,
    mainRevenueFen: (last.mainRevenueFen ?? 0n) + 100n,
  };
  const sent = await given.submittedProspect(
    { ...live, figures: { ...live.figures, years: [more, ...years] } },
    { live },
  );
  const { userId } = await given.admin("moderator");
  const { text } = await built.browser(built.sessions.admin(userId)).get(`/admin/cases/${sent.caseId}`);
  expect(text).toContain(translator("en", "admin.case")("changesMaterial", { count: 2, fields: 1 }));
  expect(text).toContain("2 lines of one field differ");
});
