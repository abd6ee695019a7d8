import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";

import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { keepInvariants, openGiven, yuan } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";
import { lastDispute } from "#tests/support/trade/last-dispute.ts";

const { app, given, db } = openGiven({}, { isEmptied: true });
keepInvariants(db);
const { fundedDrawdown } = dealsIn(app);

/**
 * Five million of a minimum of five and a maximum of `most` have been paid; a competing offer, an application without one
 * and an unanswered request are open beside it.
 */
async function paid(most = yuan(8_000_000)) {
  const funded = await fundedDrawdown();
  const { prospect, company } = funded;
  const { id: prospectId } = prospect;
  await db.update("prospect", prospectId, { soughtFen: most });
  const rival = await given.rivalOffer(prospect, { amountFen: yuan(1_000_000) });
  const asked = async () => {
    const answerBy = new Date(Date.now() + 5 * 86_400_000);
    return (await given.introduction(prospect, await given.activeMandate(), { answerBy })).id;
  };
  const [applied, unanswered] = [await asked(), await asked()];
  await given.companyConsents(company, applied);
  await app.sql`delete from notification`;
  const states = async () => {
    const rows: Record<string, string>[] = await app.sql`select p.status as prospect,
      (select status from offer where id = ${rival.id}) as offer,
        (select status from application where introduction_id = ${applied}) as application,
        (select status from introduction where id = ${unanswered}) as introduction,
        (select count(*)::int from teaser where prospect_id = ${prospectId}) as teasers
      from prospect p where p.id = ${prospectId}`;
    return rows[0];
  };
  const notified = async () => {
    const rows: { kind: string }[] = await app.sql`select distinct kind from notification where kind like
      any (${["%prospect-%", "%offer-held", "%application-ended", "%introduction-answered"]}) order by kind`;
    return rows.map(({ kind }) => kind);
  };
  return { ...funded, prospectId, states, notified };
}

const ended = { offer: "superseded", application: "closed", introduction: "declined_by_company", teasers: 0 };
const open = { offer: "issued", application: "submitted", introduction: "consent_pending", teasers: 1 };
const notifiedInstitutions = [
  "notify-institution-application-ended",
  "notify-institution-introduction-answered",
  "notify-institution-offer-held",
];

test("at the minimum the company is notified and decides; when it closes, all that is open ends and everyone is notified", async () => {
  const { prospectId, company, drawdownId, states, notified } = await paid();
  await refuses(
    "prospect-minimum-not-reached",
    () => closeProspect(app.web, company, prospectId),
    app.traces,
  );

  await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
  expect(await states()).toEqual({ prospect: "published", ...open });
  expect(await notified()).toEqual(["notify-company-prospect-minimum-reached"]);
  const viewer = { ...company, memberRole: "viewer" as const };
  await refuses("not-allowed-role", closeProspect(app.web, viewer, prospectId));
  const other = await given.company();
  await refuses("prospect-not-found", closeProspect(app.web, other, prospectId));
  expect(await states()).toEqual({ prospect: "published", ...open });

  await closeProspect(app.web, company, prospectId);
  expect(await states()).toEqual({ prospect: "funded", ...ended });
  expect(await notified()).toEqual([
    "notify-company-prospect-funded",
    "notify-company-prospect-minimum-reached",
    ...notifiedInstitutions,
  ]);
  await refuses("prospect-funded", closeProspect(app.web, company, prospectId));
});

test.each(["company", "admin"])(
  "at the maximum the search ends automatically: confirmed by the %s",
  async (by) => {
    const { company, drawdownId, states, notified } = await paid(amountFen);
    if (by === "company") await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    else {
      await disputeDrawdown(app.web, company, { drawdownId, reasonCode: "not_received", note: "Nothing." });
      const disputeId = (await lastDispute(app, drawdownId)) ?? "";
      const found = { outcome: "stands", foundFen: null, ground: "no_answer", words: "No answer." } as const;
      await decideDispute(
        app.web,
        { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES },
        { disputeId, ...found },
      );
    }
    expect(await states()).toEqual({ prospect: "funded", ...ended });
    expect(await notified()).toEqual(["notify-company-prospect-funded", ...notifiedInstitutions]);
  },
);
