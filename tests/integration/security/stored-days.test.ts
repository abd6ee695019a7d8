import { expect, test } from "vitest";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import { remind } from "#app/services/notifications/remind.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { dayOn } from "#tests/factories/days.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/**
 * No column takes a date that means nothing: pages counted the working days up to such a date one by one, and a single one
 * of 9999 blocked a process for good. Pages are fast even if one is there.
 */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages);
const { sessions } = web;

/** The columns that take only days that mean something, and how each is set to one that doesn't. */
const extremes = [
  "update offer set expires_at = '9999-12-31 10:00+00'",
  "update application set due_at = '9999-12-31 10:00+00', remind_at = '9999-12-29 01:00+00'",
  "update application_item set due_on = '9999-12-31'",
  "update document_request set due_on = '9999-12-31'",
  "update drawdown set value_date = '9999-12-31'",
  "update mandate set valid_until = '9999-12-31'",
  "update institution set licence_expires_on = '9999-12-31'",
  "update company set established_on = '9999-12-31'",
];

const constraints = async () => {
  const rows: { name: string; table: string }[] = await app.sql`select conname as name,
    conrelid::regclass::text as table from pg_constraint where conname like '%_is_plausible'`;
  return rows;
};

async function arranged() {
  const company = await given.company();
  const institution = await given.institution();
  const applications = applicationsIn(app, company, institution);
  const application = await applications.submitted();
  const items = { items: ["tax_returns" as const], words: null, dueOn: dayOn(10) };
  await requestItems(app.web, institution, { applicationId: application.id, ...items });
  const offer = await applications.underway.issuedOffer();
  const drawdown = await applications.underway.drawdown("funded", {
    fundedAt: new Date(),
    confirmDueAt: new Date(),
    valueDate: dayOn(0),
    paymentReference: "SL-1",
  });
  await db.insert("documentRequest", {
    introductionId: application.introductionId,
    companyId: company.companyId,
    institutionId: institution.institutionId,
    kind: "licence",
    words: "The licence",
    dueOn: dayOn(10),
    requestedBy: institution.userId,
  });
  return { company, institution, application, offer, deal: drawdown };
}

test("no extreme date is stored", async () => {
  await arranged();
  expect(await constraints()).toHaveLength(12);
  for (const extreme of extremes) {
    await expect(app.owner.query(extreme)).rejects.toMatchObject({ code: "23514" });
  }
  await expect(app.owner.query("update offer set expires_at = 'infinity'")).rejects.toMatchObject({
    code: "23514",
  });
});

test("every page that shows an extreme date, and every reminder, is done within a second", async () => {
  const { company, institution, application, offer, deal } = await arranged();
  for (const { name, table } of await constraints()) {
    await app.owner.query(`alter table ${table} drop constraint ${name}`);
  }
  for (const extreme of extremes) await app.owner.query(extreme);
  const pages: readonly (readonly [string, string])[] = [
    ...[
      "",
      "/applications",
      `/applications/${application.id}`,
      "/offers",
      `/offers/${offer.id}`,
      "/deals",
      `/deals/${deal.dealId}`,
      "/documents",
      "/introductions",
      `/introductions/${application.introductionId}`,
      "/prospects",
      "/funders",
      "/profile",
    ].map((path) => [`/company${path}`, sessions.company(company)] as const),
    ...[
      "",
      "/applications",
      `/applications/${application.id}`,
      "/offers",
      `/offers/${offer.id}`,
      "/pipeline",
      `/deals/${deal.dealId}`,
      "/introductions",
      `/introductions/${application.introductionId}/documents`,
      "/mandates",
      "/deals",
      "/opportunities",
      "/profile",
    ].map((path) => [`/institution${path}`, sessions.institution(institution)] as const),
  ];
  const slow: string[] = [];
  for (const [path, cookie] of pages) {
    await fetch(web.url + path, { headers: { cookie } }).then((answer) => answer.text());
    const begun = performance.now();
    const answer = await fetch(web.url + path, { headers: { cookie }, redirect: "manual" });
    await answer.text();
    const ms = performance.now() - begun;
    if (answer.status !== 200 || ms > 1_000) slow.push(`${path} → ${answer.status} in ${Math.round(ms)} ms`);
  }
  expect(slow).toEqual([]);
  await remind(app.worker, { kind: "system" });
}, 60_000);
