import { expect, test } from "vitest";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });

test("funders read from the cache are the same as in a process without a cache, whatever was written since", async () => {
  const prospect = await given.prospect();
  const mandate = await given.activeMandate();
  await given.activeMandate(await given.institution());
  await given.refresh(mandate);
  const asked = { prospectId: null, view: "fit", after: null } as const;
  const read = async () => {
    const before = await listFunders(app.web, prospect.company, asked);
    const first = await listFunders({ ...app.web }, prospect.company, asked);
    expect(before).toEqual(first);
    return before.funders;
  };
  const write = async (change: string, id: string) => void (await app.owner.query(change, [id]));
  const shown = async () => (await read())?.fitting.find((one) => one.mandate.id === mandate.id);

  expect(await shown()).toMatchObject({ mandate: { responsiveness: null } });
  await write("update institution set responsiveness = 81 where id = $1", mandate.institution.institutionId);
  expect(await shown()).toMatchObject({ mandate: { responsiveness: 81 } });
  await write("update mandate set name_en = 'Renamed' where id = $1", mandate.id);
  expect(await shown()).toMatchObject({ mandate: { nameEn: "Renamed" } });

  await write("update mandate set introduction_cap = 1 where id = $1", mandate.id);
  expect(await shown()).toBeDefined();
  await given.consentedIntroduction(prospect, mandate);
  expect(await shown()).toBeUndefined();
  expect((await read())?.counts.groups.closed).toBe(1);

  await write("update mandate set status = 'paused' where id = $1", mandate.id);
  expect((await read())?.counts).toMatchObject({ stopped: 1, groups: { closed: 0 } });
});
