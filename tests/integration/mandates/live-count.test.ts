import { describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { listMandates } from "#app/services/mandates/list-mandates.server.ts";
import { previewMandate } from "#app/services/mandates/preview-mandate.server.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { started, startedBy } = mandatesIn(app);

describe("the live count of fitting prospects", () => {
  test("covers every published prospect, shows the best as teasers, and writes nothing", async () => {
    const { owner, mandateId } = await started();
    const fits = await given.prospect();
    await given.prospect({ stage: "seed" });
    await given.prospect({ status: "paused" });
    await app.expectNoWrites();
    const preview = await previewMandate(app.web, owner, {
      mandateId,
      draft: { terms: { stages: ["growth"] } },
    });
    expect(preview).toMatchObject({ all: 2, fits: 1, before: null });
    expect(preview.sample.map(({ prospect }) => prospect.id)).toEqual([fits.id]);
    expect(preview.changes).toMatchObject([
      { edit: { field: "stages", action: "add", code: "seed" }, gain: 1 },
    ]);
    const text = JSON.stringify(preview, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));
    expect(text).not.toContain(fits.company.companyId);
  });

  test("counts a teaser that was hidden and republished with other facts as it is now", async () => {
    const { owner, mandateId } = await started();
    const prospect = await given.prospect();
    const ask = { mandateId, draft: { terms: { stages: ["growth" as const] } } };
    expect(await previewMandate(app.web, owner, ask)).toMatchObject({ fits: 1 });
    await app.owner.query(
      `create temporary table gone as select * from teaser where prospect_id = '${prospect.id}';
      delete from teaser where prospect_id = '${prospect.id}';
      update gone set stage = 'mature', version = 2, edition = 1;
      insert into teaser select * from gone;
      drop table gone`,
    );
    expect(await previewMandate(app.web, owner, ask)).toMatchObject({ all: 1, fits: 0 });
  });

  test("follows every write, in any order of commits", async () => {
    const { owner, mandateId } = await started();
    const [early, late] = [await given.prospect(), await given.prospect()];
    const ask = { mandateId, draft: { terms: { stages: ["growth" as const] } } };
    const fits = async () => (await previewMandate(app.web, owner, ask)).fits;
    const rest = "update teaser set status = 'paused' where prospect_id = $1";
    expect(await fits()).toBe(2);
    const slow = await app.owner.connect();
    try {
      await slow.query("begin");
      await slow.query(rest, [early.id]);
      await app.owner.query(rest, [late.id]);
      expect(await fits()).toBe(1);
      expect(await fits()).toBe(1);
      await slow.query("commit");
    } finally {
      slow.release();
    }
    expect(await fits()).toBe(0);
    await app.sql`truncate teaser cascade`;
    expect(await previewMandate(app.web, owner, ask)).toMatchObject({ all: 0, fits: 0 });
  });

  test("follows writes after a dump from another cluster with other transaction ids was restored", async () => {
    const { owner, mandateId } = await started();
    const prospect = await given.prospect();
    const ask = { mandateId, draft: { terms: { stages: ["growth" as const] } } };
    const fits = async () => (await previewMandate(app.web, owner, ask)).fits;
    expect(await fits()).toBe(1);
    await app.sql`update teaser_change set written_in = '99999999999'`;
    expect(await fits()).toBe(1);
    await app.sql`update teaser set status = 'paused' where prospect_id = ${prospect.id}`;
    expect(await fits()).toBe(0);
  });

  test("is zero for an institution that may see no teasers, whatever is cached for others", async () => {
    const [active, restricted] = [await given.institution(), await given.institution()];
    await given.prospect();
    const draft = { terms: { stages: ["growth" as const] } };
    const countFor = async (actor: InstitutionActor) => {
      const { mandateId } = await startedBy(actor);
      return async () => (await previewMandate(app.web, actor, { mandateId, draft })).all;
    };
    const [own, theirs] = [await countFor(active), await countFor(restricted)];
    await app.sql`update institution set status = 'restricted' where id = ${restricted.institutionId}`;
    expect([await own(), await theirs(), await own()]).toEqual([1, 0, 1]);
  });

  test("is shown beside that of the version in force", async () => {
    const owner = await given.institution();
    const mandate = await given.activeMandate(owner);
    await given.prospect();
    await given.prospect({ stage: "seed" });
    const preview = await previewMandate(app.web, owner, {
      mandateId: mandate.id,
      draft: { terms: { stages: ["seed"] } },
    });
    expect(preview).toMatchObject({ fits: 1, before: { version: 1, fits: 2 } });
  });
});

describe("the list of an institution's mandates", () => {
  test("is paged, retired ones last, with how many fit each", async () => {
    const owner = await given.institution();
    for (let n = 0; n < 5; n += 1) await given.activeMandate(owner, n === 4 ? { status: "retired" } : {});
    const first = await listMandates(app.web, owner, { after: null, size: 3 });
    const second = await listMandates(app.web, owner, { after: first.next, size: 3 });
    const numbers = [...first.mandates, ...second.mandates].map(({ number, status }) => [number, status]);
    expect(numbers).toHaveLength(5);
    expect(numbers.at(-1)?.[1]).toBe("retired");
    expect(second.next).toBeNull();
  });
});
