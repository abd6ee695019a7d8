import { expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { addTask } from "#app/services/applications/add-task.server.ts";
import { finishTask } from "#app/services/applications/finish-task.server.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution } = openParties();
const parties = applicationsIn(app, company, institution);
const read = (applicationId: string, as = institution) =>
  readApplicationAsInstitution(app.web, as, applicationId);
const add = (applicationId: string, words: string, isTask = true) =>
  addTask(app.web, institution, { applicationId, words, isTask });

test("a task is added, ticked off once, and names who and when; a note can't be ticked off", async () => {
  const { id } = await parties.submitted();
  await add(id, "Call the auditor.");
  await add(id, "The owner is known to the branch.", false);
  const [task, note] = (await read(id)).tasks;
  expect(task).toMatchObject({
    words: "Call the auditor.",
    isTask: true,
    addedBy: institution.userId,
    doneAt: null,
  });
  await finishTask(app.web, institution, { applicationId: id, taskId: task?.id ?? "" });
  const [done] = (await read(id)).tasks;
  expect(done).toMatchObject({ doneBy: institution.userId, doneAt: expect.any(Date) as Date });
  expect(done?.finisherName).toEqual(expect.any(String));
  await app.expectNoWrites();
  for (const taskId of [task?.id ?? "", note?.id ?? ""])
    await refuses(
      "application-task-settled",
      finishTask(app.web, institution, { applicationId: id, taskId }),
    );
});

test("the company reads neither a task nor its event, and a revoked consent leaves the institution its list", async () => {
  const { id, introductionId } = await parties.submitted();
  await add(id, "Call the auditor.");
  const seen = await readApplicationAsCompany(app.web, company, id);
  expect(
    JSON.stringify(seen, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toMatch(/auditor|application-task/);
  expect((await read(id)).events.map(({ type }) => type)).toContain("application-task-added");
  const rows = await app.web.withActor(company, (trx) =>
    trx.selectFrom("applicationTask").select("id").execute(),
  );
  expect(rows).toEqual([]);
  await revokeConsent(app.web, company, introductionId);
  expect((await read(id)).tasks).toHaveLength(1);
});

test("a viewer and another institution add and tick off nothing", async () => {
  const { id } = await parties.submitted();
  await add(id, "Call the auditor.");
  const task = await db.row("applicationTask", { applicationId: id });
  const viewer: InstitutionActor = { ...institution, memberRole: "viewer" };
  const stranger = await given.institution();
  await app.expectNoWrites();
  const words = { applicationId: id, words: "Mine", isTask: true };
  const tick = { applicationId: id, taskId: task.id };
  await refuses("not-allowed-role", addTask(app.web, viewer, words));
  await refuses("not-allowed-role", finishTask(app.web, viewer, tick));
  await refuses("application-not-found", addTask(app.web, stranger, words));
  await refuses("application-not-found", finishTask(app.web, stranger, tick));
  await refuses("application-task-not-found", finishTask(app.web, institution, { ...tick, taskId: id }));
});

test("an application holds 200 of them", async () => {
  const { id } = await parties.submitted();
  await app.sql`insert into application_task (application_id, institution_id, words, is_task, added_by)
    select ${id}, ${institution.institutionId}, 'n', true, ${institution.userId} from generate_series(1, 200)`;
  await app.expectNoWrites();
  await refuses("application-tasks-too-many", add(id, "One more."));
});

test("they are erased with their institution", async () => {
  const { id } = await parties.submitted();
  await add(id, "Call the auditor.");
  await app.sql`update institution set erased_at = now(), status = 'terminated' where id = ${institution.institutionId}`;
  expect(await db.rows("applicationTask", { applicationId: id })).toEqual([]);
});

test("a ceiling on the rate is read with the consent only where the company has published it", async () => {
  const { id, prospectId } = await parties.submitted(["identity", "figures"]);
  const visibleTo = async (rateVisibility: string) => {
    await app.sql`alter table prospect_version disable trigger user`;
    await app.sql`update prospect_version set content = jsonb_set(jsonb_set(content, '{ask,maxRatePercent}', '"4.20"'),
      '{ask,rateVisibility}', to_jsonb(${rateVisibility}::text)) where prospect_id = ${prospectId}`;
    await app.sql`alter table prospect_version enable trigger user`;
    const { ask, given: held } = await read(id);
    return [ask.some(({ path }) => path === "ask.maxRatePercent"), held?.content.ask?.maxRatePercent];
  };
  expect(await visibleTo("private")).toEqual([false, undefined]);
  expect(await visibleTo("published")).toEqual([true, "4.20"]);
});
