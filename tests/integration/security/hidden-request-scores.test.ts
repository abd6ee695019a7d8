import { expect, test } from "vitest";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";

import { marketIn } from "#tests/factories/market.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn);
const begun = new Date();

/** A bank's list a day after its request to a company that blocked it or not, and maybe answered. */
async function listAfter({ isStopped, isAnswered = false }: { isStopped: boolean; isAnswered?: boolean }) {
  await app.empty();
  await app.setNow(begun);
  const [bank, rival] = [await given.institution(), await given.institution()];
  const mandate = await given.activeMandate(bank);
  const mandateId = mandate.id;
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
  const prospect = prospects[0] as (typeof prospects)[number];
  const { company } = prospect;
  if (isStopped)
    await app.sql`insert into introduction_stop (company_id, institution_id, stopped_by, stopped_at)
      values (${company.companyId}, ${bank.institutionId}, ${company.userId}, now())`;
  const { introductionId } = await given.institutionAsks({ prospect, mandate });
  if (isAnswered) await given.companyConsents(company, introductionId);
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
