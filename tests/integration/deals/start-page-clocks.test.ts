import { expect, test } from "vitest";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { termsJson } from "#tests/factories/agreements.ts";
import { daysOn } from "#tests/factories/days.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { withCount } from "#tests/support/with-count.ts";

/** The start pages of both sides have the deadlines that the deal's own page has. */
const { app, db, given, company, institution, underway } = openParties({}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");

const ofInstitution = async () =>
  (await readInstitutionDashboard(app.web, institution)).tasks.map(({ kind, dueAt }) => [
    kind,
    dueAt !== null,
  ]);
const ofCompany = async () =>
  (await readCompanyDashboard(app.web, company))?.current?.met.map(({ currentState, daysLeft }) => [
    currentState.turn,
    currentState.act,
    currentState.by !== null && daysLeft !== null,
  ]);

test("a contract to send has the institution's clock on both pages, one to sign the company's", async () => {
  await underway.deal("accepted");
  expect(await ofInstitution()).toEqual([["send_documents", true]]);
  expect(await ofCompany()).toEqual([["institution", "documents", true]]);
});

test("a contract to sign has the company's clock; the institution may sign meanwhile, without one", async () => {
  await underway.deal("documents_out");
  expect(await ofCompany()).toEqual([["company", "sign", true]]);
  expect(await ofInstitution()).toEqual([["sign", false]]);
});

test("a drawdown to pay has the institution's clock", async () => {
  await underway.drawdown("requested");
  expect(await ofInstitution()).toContainEqual(["fund", true]);
});

/** A payment that the company confirms within three working days. */
const toConfirm = () =>
  underway.drawdown("funded", { fundedAt: app.web.now(), confirmDueAt: new Date(daysOn(3)) });
const acts = async () =>
  (await readCompanyDashboard(app.web, company))?.current?.met.map(({ currentState }) => currentState.act);
const read = async (path: string) => (await web.browser(web.sessions.company(company)).get(path)).text;
const confirmation = "Has the money from";

test("another offer of the same institution hides nothing of its deal", async () => {
  const { dealId } = await toConfirm();
  const { introductionId } = await db.row("deal", dealId);
  const { offerId } = await startOffer(app.web, institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  const amountFen = 200_000_000n;
  await db.insert("offerVersion", {
    companyId: company.companyId,
    institutionId: institution.institutionId,
    offerId,
    version: 1,
    terms: JSON.stringify(termsJson(amountFen)),
    contractRatePercent: "4.10",
    annualisedRatePercent: "4.1779",
    simpleRatePercent: "4.1000",
    expiresAt: daysOn(10),
  });
  const issued = { currentVersion: 1, issuedAt: app.web.now(), expiresAt: daysOn(10), amountFen };
  await db.update("offer", offerId, { status: "issued", ...issued });
  expect(await acts()).toEqual(["confirm", "decide"]);
  const stages = (await readCompanyDashboard(app.web, company))?.current?.stages;
  // The institution counts once, at its furthest stage; each amount stands where it is.
  expect(stages?.map(({ key, count, capitalFen }) => [key, count, capitalFen])).toEqual([
    ["asked", 0, null],
    ["applied", 0, null],
    ["offered", 0, amountFen],
    ["agreed", 1, 500_000_000n],
    ["drawn", 0, null],
  ]);
  await db.update("offer", offerId, { status: "withdrawn" });
  expect(await acts()).toEqual(["confirm"]);
  expect(visibleText(await read("/company"))).toContain(confirmation);
  const csv = (await read("/company/institutions.csv")).trim().split("\n");
  expect(csv).toHaveLength(2);
  expect(csv[1]).toContain("5000000.00");
});

test("what waits on an ask that is over stays a task while the company writes its next one", async () => {
  const { dealId } = await toConfirm();
  const { prospectId } = await db.row("deal", dealId);
  await db.update("prospect", prospectId, { status: "withdrawn" });
  await startProspect(app.web, company);
  const { read: dashboard, asked } = await withCount(() => readCompanyDashboard(app.web, company));
  expect(dashboard?.current?.met).toEqual([]);
  expect(dashboard?.current?.elsewhere).toMatchObject([{ dealId, currentState: { act: "confirm" } }]);
  // Another one reads the session.
  expect(asked).toBeLessThanOrEqual(5);
  const page = visibleText(await read("/company"));
  const { number } = await db.row("prospect", prospectId);
  expect(page).toContain(confirmation);
  expect(page).toContain(`On your ask P-${String(number).padStart(4, "0")}`);
  await db.update("drawdown", (await db.rows("drawdown"))[0]?.id ?? "", { status: "requested" });
  expect((await readCompanyDashboard(app.web, company))?.current?.elsewhere).toEqual([]);
});

test("a deal stays a task however many institutions the ask has met since", async () => {
  const { dealId } = await toConfirm();
  const { introductionId } = await db.row("deal", dealId);
  const asksBefore = (await readCompanyDashboard(app.web, company))?.current?.asked ?? 0;
  const others = await Promise.all(Array.from({ length: 3 }, () => given.activeMandate()));
  const pairs = others.map(({ id, institution: of }) => ({ id, institutionId: of.institutionId }));
  for (const { id, institutionId } of pairs) {
    await app.sql`insert into introduction (prospect_id, prospect_version, mandate_id, mandate_version, company_id,
        institution_id, requested_by, status, requested_at)
      select i.prospect_id, i.prospect_version, ${id}, 1, i.company_id, ${institutionId}, 'institution', 'lapsed', app_now()
      from introduction i, generate_series(1, 70) where i.id = ${introductionId}`;
  }
  const current = (await readCompanyDashboard(app.web, company))?.current;
  expect(current?.asked).toBe(asksBefore + 210);
  // Each institution once.
  expect(current?.met).toHaveLength(4);
  expect(current?.met[0]).toMatchObject({ dealId, currentState: { act: "confirm" } });
});
