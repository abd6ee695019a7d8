import { describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { noteVisit } from "#app/services/notifications/note-visit.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";

/** What changed since a person's last visit. */
const { app, given, db, company, institution, underway } = openParties({}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");

const visits = (actor: PartyActor, isSeen = false) =>
  noteVisit(app.web, sessionFor(actor), { seenUntil: isSeen ? app.web.now() : null });
const newToCompany = async () =>
  (await readCompanyDashboard(app.web, company))?.changes?.rows.map(({ kind }) => kind);
async function asked(): Promise<void> {
  await given.institutionAsks(await underway.pair());
  await workOff(app);
}
const at = (time: string) => app.setNow(new Date(`2026-11-25T${time}Z`));
const kind = "notify-company-introduction-requested";

describe("what changed since the last visit", () => {
  test("stays while the page is open, and is gone at the next visit", async () => {
    await at("02:00:00");
    await asked();
    expect(await newToCompany()).toEqual([kind]);
    await visits(company);
    await at("02:20:00");
    await visits(company);
    expect(await newToCompany()).toEqual([kind]);
    await at("02:51:00");
    expect(await newToCompany()).toEqual([]);
    const dashboard = await readCompanyDashboard(app.web, company);
    expect(dashboard?.changes?.since).toEqual(new Date("2026-11-25T02:20:00Z"));
  });

  test("is not noted by reading the page's data", async () => {
    await asked();
    await newToCompany();
    expect(await db.rows("visit")).toEqual([]);
  });

  test("is gone at once when the person says so, and what follows is new", async () => {
    await at("02:00:00");
    await asked();
    await at("02:00:30");
    await visits(company, true);
    expect(await newToCompany()).toEqual([]);
    await at("02:01:00");
    await asked();
    expect(await newToCompany()).toEqual([kind]);
  });

  test("is seen as far as the page showed it: what came after the page was opened stays new", async () => {
    await at("02:00:00");
    await asked();
    await at("02:01:00");
    await asked();
    const browser = web.browser(web.sessions.company(company));
    const { text } = await browser.get("/company");
    const [, until = ""] = /name="until" value="([^"]+)"/u.exec(text) ?? [];
    expect(until).toMatch(/^2026-11-25T02:01:/u);
    await at("02:02:00");
    await asked();
    await at("02:03:00");
    const press = () => browser.post("/visits", { act: "seen", until });
    expect((await press()).status).toBe(303);
    const dashboard = await readCompanyDashboard(app.web, company);
    expect(dashboard?.changes?.rows.map((row) => row.at.getUTCMinutes())).toEqual([2]);
    // Once more, from a page that showed still less: nothing seen is new again.
    await browser.post("/visits", { act: "seen", until: "2026-11-25T02:00:00.000Z" });
    expect(await newToCompany()).toEqual([kind]);
  });

  test("reads, with the visit, notifications of what was done meanwhile and leaves the others", async () => {
    const unread = async () => (await db.rows("notification")).filter(({ readAt }) => readAt === null);
    const { introductionId } = await given.institutionAsks(await underway.pair());
    await workOff(app);
    await visits(company);
    expect(await unread()).toMatchObject([{ kind }]);
    await declineIntroduction(app.web, company, { introductionId, reasonCode: "other", note: "No." });
    await visits(company);
    expect((await unread()).map(({ userId }) => userId)).not.toContain(company.userId);
  });

  test("is each person's own, in each organization", async () => {
    await visits(company, true);
    await visits(institution, true);
    const rows = await db.rows("visit");
    expect(rows.map(({ userId }) => userId).sort()).toEqual([company.userId, institution.userId].sort());
  });

  test("is bounded, and says that there is more", async () => {
    for (let asks = 0; asks < 9; asks += 1) {
      await given.institutionAsks(await underway.pair());
      await workOff(app);
    }
    const dashboard = await readCompanyDashboard(app.web, company);
    expect(dashboard?.changes?.rows).toHaveLength(5);
    expect(dashboard?.changes?.hasMore).toBe(true);
  });

  test("is, for readers, whom nobody notifies, each matter that moved since, once and with its state now", async () => {
    await at("02:00:00");
    const pair = await underway.pair();
    const { introductionId } = await given.institutionAsks(pair);
    const viewers = [institution, company].map((of) => ({ ...of, memberRole: "viewer" }) as const);
    const [ofBank = institution, ofCompany = company] = viewers;
    const newToBoth = async () => {
      const bank = await readInstitutionDashboard(app.web, ofBank as typeof institution);
      const other = await readCompanyDashboard(app.web, ofCompany as typeof company);
      return [bank.changes, other?.changes].map((changes) =>
        changes?.moved.map(({ about, subjectId, status }) => [about, subjectId, status]),
      );
    };
    const requested = ["introduction", introductionId, "consent_pending"];
    expect(await newToBoth()).toEqual([[requested], [requested]]);
    await at("02:05:00");
    await declineIntroduction(app.web, company, { introductionId, reasonCode: "other", note: "No." });
    const declined = ["introduction", introductionId, "declined_by_company"];
    expect(await newToBoth()).toEqual([[declined], [declined]]);
    await at("02:06:00");
    await visits(ofBank, true);
    expect(await newToBoth()).toEqual([[], [declined]]);
    expect(await db.rows("notification", { userId: ofBank.userId, readAt: null })).toEqual(
      await db.rows("notification", { userId: institution.userId, readAt: null }),
    );
  });

  test("shows readers of another organization nothing, and of this one no name without a consent", async () => {
    await at("02:00:00");
    await given.institutionAsks(await underway.pair());
    const viewer = { ...institution, memberRole: "viewer" } as const;
    const stranger = { ...(await given.institution()), memberRole: "viewer" } as const;
    expect((await readInstitutionDashboard(app.web, stranger)).changes.moved).toEqual([]);
    const { changes } = await readInstitutionDashboard(app.web, viewer);
    const { nameZh } = await db.row("company", { id: company.companyId });
    expect(changes.moved).toHaveLength(1);
    expect(
      JSON.stringify(changes.moved, (_, one: unknown) => (typeof one === "bigint" ? "" : one)),
    ).not.toContain(nameZh);
  });
});
