import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });

const inHand = () => given.takenProspect(aContent());
describe("two companies with the same credit code", () => {
  async function two() {
    const [first, second] = [await inHand(), await inHand()];
    await app.sql`update company set uscc = (select uscc
      from company where id = ${first.company.companyId})
      where id = ${second.company.companyId}`;
    return { first, second };
  }
  const verified = async () => {
    const rows: { id: string }[] = await app.sql`select id from company where code_verified_at is not null`;
    return rows.map(({ id }) => id);
  };
  const claimSeen = async ({ admin, caseId }: Awaited<ReturnType<typeof inHand>>) => {
    const { submission } = await readCase(app.web, admin, caseId);
    return submission?.checks.find(({ check }) => check === "uscc_unique");
  };

  it("are shown to the admin, who verifies one by publishing it; the other is rejected with its reason", async () => {
    const { first, second } = await two();
    expect(await claimSeen(first)).toMatchObject({ outcome: "unknown", blocking: false });
    await publishProspect(app.web, first.admin, { caseId: first.caseId, note: null });
    expect(await verified()).toEqual([first.company.companyId]);

    expect(await claimSeen(second)).toMatchObject({
      outcome: "not_met",
      blocking: true,
      findings: [{ type: "claimed", claims: 1, isVerified: true }],
    });
    await refuses(
      "case-checks-not-met",
      () => publishProspect(app.web, second.admin, { caseId: second.caseId, note: null }),
      app.traces,
    );
    const reason = { reasonCodes: ["code_of_another" as const], fieldNotes: [], note: null };
    await rejectProspect(app.web, second.admin, { caseId: second.caseId, ...reason });
    expect(await given.prospectRow(second.prospectId)).toMatchObject({ status: "rejected" });
  });

  it("are one verified company where two admins publish at once", async () => {
    const { first, second } = await two();
    const answers = await Promise.allSettled(
      [first, second].map(({ admin, caseId }) => publishProspect(app.web, admin, { caseId, note: null })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await verified()).toHaveLength(1);
  });

  it("can't verify themselves, and a changed code is unverified again", async () => {
    const { first } = await two();
    await publishProspect(app.web, first.admin, { caseId: first.caseId, note: null });
    const asCompany = (set: string) =>
      app.web.withActor(first.company, (trx) =>
        sql`update company set ${sql.raw(set)} where id = ${first.company.companyId}`.execute(trx),
      );
    await asCompany("code_verified_at = null");
    expect(await verified()).toEqual([first.company.companyId]);
    await asCompany("uscc = '91220101MA0Y12340Q', code_verified_at = app_now()");
    expect(await verified()).toEqual([]);
  });
});
