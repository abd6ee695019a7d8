import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { startApp, type RunningProcess } from "#tests/support/running-app.ts";

const { app, given } = openWith(marketIn, {}, { clock: "machine" });

async function startWorkerProcess(): Promise<RunningProcess> {
  const { workers } = await startApp({ databaseUrl: app.databaseUrl, webs: 0, workers: 1 });
  const [worker] = workers;
  if (!worker) throw new Error("no worker");
  return worker;
}

const queueAll = (ids: readonly string[]) =>
  app.sql`select graphile_worker.add_job('match-mandate', json_build_object('mandateId', id),
  job_key => 'match-mandate:' || id)
  from unnest(${ids}::text[]) as id`;
async function jobs(condition = "true"): Promise<number> {
  const { rowCount } = await app.owner.query(
    `select from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
     where identifier = 'match-mandate' and ${condition}`,
  );
  return rowCount ?? 0;
}
const until = (condition: () => Promise<boolean>, timeout: number) =>
  expect.poll(condition, { timeout, interval: 30 }).toBe(true);

/** Each mandate's stored list, with the mandate version of each row. */
async function lists() {
  const { rows } = await app.owner.query<{ id: string; list: string; versions: number[] }>(
    `select mandate_id as id, array_agg(distinct mandate_version) as versions,
       string_agg(concat_ws(' ', prospect_id, outcome, score, missed_criterion), E'\\n' order by prospect_id) as list
     from match group by mandate_id`,
  );
  return new Map(rows.map(({ id, ...list }) => [id, list]));
}

test("a worker killed in the middle of a re-rank leaves no partial list, and all lists are right soon after another starts", async () => {
  await given.anyProspects(120, 2018);
  const { ids } = await given.anyMandates(60, 1125);
  const first = await startWorkerProcess();
  await queueAll(ids);
  await until(async () => (await jobs()) === 0, 60_000);
  const before = await lists();
  expect(before.size).toBeGreaterThan(20);

  // Every mandate is edited. In the middle of the queue one list can't be finished: a lock holds its last row.
  const held = [...before.keys()].sort((a, b) => ids.indexOf(a) - ids.indexOf(b))[
    Math.floor(before.size / 2)
  ];
  const holder = await app.owner.connect();
  await holder.query("begin");
  await holder.query("select from match where mandate_id = $1 order by prospect_id desc limit 1 for update", [
    held,
  ]);
  await app.sql`update mandate set version = 2, amount_max_fen = amount_max_fen * 2, stages = '{}'`;
  await queueAll(ids);
  const isStuck = async () => {
    const { rowCount } = await app.owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and wait_event in ('transactionid', 'tuple') and query ~ 'insert into match'`,
    );
    return rowCount === 1;
  };
  await until(isStuck, 20_000);
  const [waiting, underWay] = [await jobs(), await jobs("locked_by is not null")];
  expect(underWay).toBeGreaterThan(0);
  expect(waiting).toBeGreaterThan(underWay);

  process.kill(first.pid, "SIGKILL");
  const killed = Date.now();
  await holder.query("rollback");
  holder.release();
  await first.exited;
  const second = await startWorkerProcess();

  let looks = 0;
  const wholes = async () => {
    looks += 1;
    return [...(await lists()).values()].filter(({ versions }) => versions.length !== 1);
  };
  while ((await jobs()) > 0) {
    expect(await wholes()).toEqual([]);
    expect(Date.now() - killed).toBeLessThan(30_000);
    await sleep(50);
  }
  const rightAfter = Date.now() - killed;
  console.log(
    `killed with ${waiting} lists to make, ${underWay} under way: right ${rightAfter} ms after the kill, whole in ${looks} looks`,
  );
  await second.stop();

  // The result of an undisturbed run.
  const after = await lists();
  expect([...after.values()].flatMap(({ versions }) => versions).filter((version) => version !== 2)).toEqual(
    [],
  );
  await app.sql`delete from match`;
  for (const mandateId of ids) await refreshMatchesOfMandate(app.worker, { kind: "system" }, { mandateId });
  expect(await lists()).toEqual(after);
  expect(after).not.toEqual(before);
  expect(rightAfter).toBeLessThan(10_000);
}, 180_000);
