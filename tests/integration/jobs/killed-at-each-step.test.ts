import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { sectionsOf } from "#app/domain/exports/sections.ts";
import { openExport } from "#app/services/exports/open-export.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import { holdSteps } from "#tests/factories/held-steps.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { unzipped } from "#tests/support/zip.ts";
import { startApp } from "#tests/support/running-app.ts";

const { app, given } = openGiven({}, { clock: "machine" });
const archives = archivesIn(app);
const environment = { WORKER_CONCURRENCY: "16", DATABASE_WORKER_POOL_SIZE: "16" };

async function startWorkerProcess() {
  const { workers } = await startApp({ databaseUrl: app.databaseUrl, webs: 0, workers: 1, environment });
  const [worker] = workers;
  if (!worker) throw new Error("no worker");
  return worker;
}

/** A company with an offer and an introduction of its own, whose work comes to one step. */
async function party() {
  const [company, institution] = [await given.company(), await given.institution()];
  const underway = underwayIn(app, company, institution);
  return { company, institution, underway };
}
const addJob = (name: string, payload: object = {}) =>
  app.sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)})`;
/** Notified yesterday; `mailed`: its e-mail is being sent. */
const notify = (
  { company }: Awaited<ReturnType<typeof party>>,
  [kind, about, subjectId]: readonly [string, string, string],
  mailedAt: Date | null,
) =>
  app.sql`insert into notification (user_id, organization_id, kind, about, subject_id, at, mailed_at)
  values (${company.userId}, ${company.companyId}, ${kind}, ${about}, ${subjectId},
  now() - interval '30 hours', ${mailedAt})`;
const rowsOf = async (text: string, values: unknown[] = []) => (await app.owner.query(text, values)).rowCount;

test("a worker killed at any step of an expiry, an e-mail, a digest or an archive leaves each effect done once", async () => {
  const expiring = await party();
  const { id: expiredOffer } = await expiring.underway.issuedOffer();
  await app.sql`update offer set expires_at = now() - interval '1 hour' where id = ${expiredOffer}`;

  const lapsing = await party();
  const { id: lapsed } = await lapsing.underway.introduction({ answerBy: new Date(Date.now() - 60_000) });

  const ending = await party();
  const { id: ended } = await ending.underway.consented();
  await app.sql`update consent set expires_at = now() - interval '1 hour' where introduction_id = ${ended}`;

  const outlived = await party();
  const { mandate } = await outlived.underway.pair();
  await app.sql`update mandate set valid_until = current_date - 2 where id = ${mandate.id}`;
  await app.sql`insert into email_choice values (${outlived.institution.userId},
    ${outlived.institution.institutionId}, 'prospects', 'at_once', now())`;

  const reminded = await party();
  const { id: overdue } = await reminded.underway.drawdown("funded", {
    confirmDueAt: new Date(Date.now() - 60_000),
  });

  const offerEnded = "notify-company-offer-ended";
  const [claimed, handed, written] = [await party(), await party(), await party()];
  const offerOf = async ({ underway }: Awaited<ReturnType<typeof party>>) =>
    (await underway.issuedOffer()).id;
  const [claimedOffer, handedOffer, writtenOffer] = [
    await offerOf(claimed),
    await offerOf(handed),
    await offerOf(written),
  ];
  await notify(claimed, [offerEnded, "offer", claimedOffer], null);
  await notify(handed, [offerEnded, "offer", handedOffer], new Date());
  await notify(written, [offerEnded, "offer", writtenOffer], new Date());

  const [gathered, digested] = [await party(), await party()];
  const claimedAt = new Date();
  const prospectOf = async ({ underway }: typeof gathered) => (await underway.pair()).prospect.id;
  const kind = "notify-company-prospect-ends-soon";
  await notify(gathered, [kind, "prospect", await prospectOf(gathered)], null);
  await notify(digested, [kind, "prospect", await prospectOf(digested)], claimedAt);
  await app.sql`insert into email_hours (user_id, quiet_on_rest_days, digest_hour)
    values (${gathered.company.userId}, false, 0)`;

  const [writing, named] = [await party(), await party()];
  const ask = async ({ company }: typeof writing) => {
    await requestExport(app.web, company, { locale: "en" });
    return archives.idOfLatest(company);
  };
  const [writingId, namedId] = [await ask(writing), await ask(named)];

  const jobs = "graphile_worker._private_jobs";
  const steps = await holdSteps(app, [
    { table: "event", before: "insert", when: `new.subject_id = '${expiredOffer}'` },
    { table: "notification", before: "insert", when: `new.subject_id = '${lapsed}'` },
    { table: jobs, before: "insert", when: `new.payload->>'introductionId' = '${ended}'` },
    { table: "notification", before: "insert", when: `new.subject_id = '${mandate.id}'` },
    { table: "reminder", before: "insert", when: `new.subject_id = '${overdue}'` },
    { table: "notification", before: "update", when: `new.subject_id = '${claimedOffer}'` },
    { table: "dev_mail", before: "insert", when: `new.recipient = '${handed.company.userId}@people.test'` },
    {
      table: jobs,
      before: "delete",
      when: `old.payload->>'email' = '${offerEnded}' and old.payload->>'subjectId' = '${writtenOffer}'`,
    },
    { table: "notification", before: "update", when: `new.user_id = '${gathered.company.userId}'` },
    {
      table: jobs,
      before: "delete",
      when: `old.payload->>'claimedAt' is not null and old.payload->>'userId' = '${digested.company.userId}'`,
    },
    { table: "export", before: "update", when: `new.id = '${writingId}' and new.written = 3` },
    { table: "export", before: "update", when: `new.id = '${namedId}' and new.status = 'ready'` },
  ]);

  for (const name of ["expire-offers", "lapse-introductions", "expire-consents", "expire-mandates"])
    await addJob(name);
  for (const name of ["remind", "queue-digests"]) await addJob(name);
  await addJob(offerEnded, { offerId: claimedOffer });
  await addJob("send-email", { email: offerEnded, subjectId: handedOffer, userId: handed.company.userId });
  await addJob("send-email", { email: offerEnded, subjectId: writtenOffer, userId: written.company.userId });
  await addJob("send-digest", {
    userId: digested.company.userId,
    organizationId: digested.company.companyId,
    claimedAt: claimedAt.toISOString(),
  });
  const first = await startWorkerProcess();
  await steps.areReached();
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const killed = Date.now();
  await steps.release();
  // No held step is half done.
  expect(
    await rowsOf(
      "select from event where type in ('offer-expired', 'introduction-lapsed', 'consent-expired', 'mandate-expired')",
    ),
  ).toBe(0);
  expect(await rowsOf("select from reminder where subject_id = $1", [overdue])).toBe(0);

  const second = await startWorkerProcess();
  const isDone = async () =>
    (await rowsOf(`select from ${jobs} where payload::text <> '{}'`)) === 0 &&
    (await rowsOf(
      "select from event where type in ('offer-expired', 'introduction-lapsed', 'consent-expired', 'mandate-expired')",
    )) === 4 &&
    (await rowsOf("select from dev_mail")) === 12 &&
    (await rowsOf("select from export where status = 'ready'")) === 2;
  await expect.poll(isDone, { timeout: 30_000, interval: 50 }).toBe(true);
  console.log(`killed at twelve steps: all is done ${Date.now() - killed} ms after the kill`);
  await second.stop();

  const rows: { type: string; subject_id: string }[] = await app.sql`select type, subject_id from event
    where type in ('offer-expired', 'introduction-lapsed', 'consent-expired', 'mandate-expired')
    order by type`;
  expect(rows).toEqual([
    { type: "consent-expired", subject_id: ended },
    { type: "introduction-lapsed", subject_id: lapsed },
    { type: "mandate-expired", subject_id: mandate.id },
    { type: "offer-expired", subject_id: expiredOffer },
  ]);
  const emails: { recipient: string; emails: number }[] = await app.sql`select recipient,
    count(*)::int as emails from dev_mail group by recipient`;
  const addressOf = ({ userId }: { userId: string }) => `${userId}@people.test`;
  expect(Object.fromEntries(emails.map((row) => [row.recipient, row.emails]))).toEqual({
    [addressOf(expiring.company)]: 1,
    [addressOf(lapsing.company)]: 1,
    [addressOf(lapsing.institution)]: 1,
    [addressOf(ending.institution)]: 1,
    [addressOf(outlived.institution)]: 1,
    [addressOf(reminded.company)]: 1,
    [addressOf(reminded.institution)]: 1,
    ...Object.fromEntries(
      [claimed, handed, written, gathered, digested].map(({ company }) => [addressOf(company), 1]),
    ),
  });

  // Each archive is whole, and no partial file is left.
  const names = await Promise.all([writingId, namedId].map((id) => archives.nameOf(id)));
  expect((await archives.storedNames()).sort()).toEqual(names.sort());
  for (const [{ company }, exportId] of [
    [writing, writingId],
    [named, namedId],
  ] as const) {
    const { bytes } = await openExport(app.web, company, { exportId });
    expect(unzipped(await buffer(bytes)).size).toBe(1 + 3 * sectionsOf("company").length);
  }
}, 120_000);
