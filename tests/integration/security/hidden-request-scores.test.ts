import { expect, test } from "vitest";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn);
const system = { kind: "system" } as const;
const begun = new Date();

/** A bank's list a day after its request to a company that blocked it or not, and maybe answered. */
async function listAfter({ isStopped, isAnswered = false }: { isStopped: boolean; isAnswered?: boolean }) {
  await app.empty();
  await app.setNow(begun);
  const [bank, rival] = [await given.institution(), await given.institution()];
  const { id: mandateId } = await given.activeMandate(bank);
  const mandateIds = [mandateId, (await given.activeMandate(rival)).id];
  const prospects = [
    await given.prospect(),
    await given.prospect(),
    await given.prospect({ stage: "mature" }),
  ];
  const rank = async () => {
    for (const id of mandateIds) await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
    for (const { id } of prospects) await refreshMatchesOfProspect(app.worker, system, { prospectId: id });
  };
  await rank();
  const [target] = prospects;
  const { company, id: prospectId } = target as NonNullable<typeof target>;
  if (isStopped)
    await app.sql`insert into introduction_stop (company_id, institution_id, stopped_by, stopped_at)
      values (${company.companyId}, ${bank.institutionId}, ${company.userId}, now())`;
  const { introductionId } = await requestIntroduction(app.web, bank, {
    prospectId,
    mandateId,
    purpose: "assess_financing",
    message: null,
  });
  if (isAnswered)
    await grantConsent(app.web, company, {
      introductionId,
      fieldGroups: ["identity"],
      purpose: "assess_financing",
      days: 90,
    });
  await app.setNow(new Date(begun.getTime() + 86_400_000));
  await rank();
  const { opportunities } = await listOpportunities(app.web, bank, {
    mandateId,
    view: "fit",
    filter: {},
    sort: "newest",
    after: null,
  });
  return opportunities?.rows.map(({ opportunity: { score, reasons } }) => ({ score, reasons }));
}

test("an institution can't infer from its scores whether its request was blocked until the company answers", async () => {
  const visible = await listAfter({ isStopped: false });
  expect(visible?.length).toBeGreaterThan(1);
  expect(await listAfter({ isStopped: true })).toEqual(visible);
  expect(await listAfter({ isStopped: false, isAnswered: true })).not.toEqual(visible);
});
