import { expect, test } from "vitest";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { openParties } from "#tests/factories/open-given.ts";

/** The start pages of both sides have the deadlines that the deal's own page has. */
const { app, company, institution, underway } = openParties({}, { isEmptied: true });

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
