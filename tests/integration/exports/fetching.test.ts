import { mkdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { listExports } from "#app/services/exports/list-exports.server.ts";
import { openExport } from "#app/services/exports/open-export.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { sweepExports } from "#app/services/exports/sweep-exports.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { workOff } from "#tests/support/jobs.ts";
import { doneAtOnce, refusalCodeOf, refuses } from "#tests/support/refusals.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given, company, institution } = openParties({}, { isEmptied: true });
const { archiveFor, idOfLatest, nameOf, storedNames: kept, forget } = archivesIn(app);
const web = testWeb(app, builtPages);

beforeEach(async () => {
  await forget();
});

describe("an export", () => {
  test("is requested and downloaded by owners of its organization alone", async () => {
    await archiveFor(company);
    const exportId = await idOfLatest(company);
    const before = await app.traces();
    const member = { ...company, memberRole: "member" as const };
    const other = await given.company();
    const open = (actor: PartyActor) => refusalCodeOf(openExport(app.web, actor, { exportId }));
    await refuses("not-allowed-role", requestExport(app.web, member, { locale: "en" }));
    expect(await open(member)).toBe("not-allowed-role");
    await app.sql`delete from company where id = ${other.companyId}`;
    expect(await open(other)).toBe("export-not-found");
    expect(await open(institution)).toBe("export-not-found");
    expect((await listExports(app.web, institution)).exports).toEqual([]);
    expect((await app.traces()).replace(/accounts\..*/g, "")).toBe(before.replace(/accounts\..*/g, ""));
  });

  test("is refused while another export of the organization is under way", async () => {
    const ask = () => requestExport(app.web, company, { locale: "en" });
    expect(await doneAtOnce(3, ask)).toBe(1);
    await refuses("export-under-way", ask());
    await workOff(app);
    await ask();
  });

  test("is downloaded as an attachment, and each download is recorded", async () => {
    await archiveFor(company);
    const answer = await rawRequest(web.url, `/account/exports/${await idOfLatest(company)}`, {
      headers: { cookie: web.sessions.company(company) },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "application/zip",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
    });
    expect(answer.headers["content-disposition"]).toMatch(
      /^attachment; filename="longspring-[-\d]{10}\.zip"; filename\*=/,
    );
    expect(answer.text.startsWith("PK")).toBe(true);
    const rows = await app.sql`select type from event where type like 'export-%' order by id`;
    expect(rows.map(({ type }) => String(type))).toEqual([
      "export-requested",
      "export-fetched",
      "export-fetched",
    ]);
  });

  test("is answered with a message instead of a file where its bytes were altered", async () => {
    await archiveFor(company);
    const exportId = await idOfLatest(company);
    const path = join(app.web.config.exportsFolder, await nameOf(exportId));
    await writeFile(path, Buffer.alloc((await stat(path)).size));
    const answer = await rawRequest(web.url, `/account/exports/${exportId}`, {
      headers: { cookie: web.sessions.company(company) },
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("no longer the one that was written");
  });

  test("is not written for a person who has ceased to be an owner meanwhile", async () => {
    await requestExport(app.web, company, { locale: "en" });
    await accountsIn(app).person({ organizationId: company.companyId, memberRole: "owner" });
    await app.sql`update accounts.member set role = 'member' where user_id = ${company.userId}`;
    await workOff(app);
    expect((await listExports(app.web, company)).exports).toMatchObject([
      { status: "failed", isFetchable: false },
    ]);
    expect(await kept()).toEqual([]);
  });
});

test("an archive is removed after seven days, or at once if nobody may download it", async () => {
  await archiveFor(company);
  const exportId = await idOfLatest(company);
  const name = await nameOf(exportId);
  const ends = Date.now() + 7 * 86_400_000;
  const sweep = () => sweepExports(app.worker, { kind: "system" });
  const folder = app.web.config.exportsFolder;
  await mkdir(folder, { recursive: true });
  const [orphan, half] = [`${crypto.randomUUID()}.zip`, `${crypto.randomUUID()}.x.part`];
  for (const name of [orphan, half]) await writeFile(join(folder, name), "PK");
  await sweep();
  expect((await kept()).sort()).toEqual([name, orphan, half].sort());
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  for (const name of [orphan, half]) await utimes(join(folder, name), longAgo, longAgo);
  await sweep();
  expect(await kept()).toEqual([name]);

  await app.setNow(new Date(ends - 60_000));
  await sweep();
  expect(await kept()).toHaveLength(1);
  await app.setNow(new Date(ends + 60_000));
  await refuses("export-not-found", openExport(app.web, company, { exportId }));
  await sweep();
  expect(await kept()).toEqual([]);
  expect((await listExports(app.web, company)).exports).toMatchObject([{ id: exportId, status: "expired" }]);
});
