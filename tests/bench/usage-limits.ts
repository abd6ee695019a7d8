import { Agent } from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { startPostgres } from "#scripts/embedded-postgres.mjs";
import { USAGE_LIMITS } from "#app/domain/usage/limits.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { dropDatabase } from "#tests/support/postgres/databases.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";
import { createTestApp, type TestApp } from "#tests/support/test-app.ts";
import { runBench, say, wholeNumber } from "./command.ts";
import { cookieOf, median } from "./http/measure.ts";
import { databaseOf } from "#tests/bench/http/dataset-database.ts";

const usage = `npm run prove:budgets -- [--members N] [--seconds N] [--rounds N]
  Two web processes over one database in the demonstration city, over loopback. First every limit of a reading is used up
  from both processes at once; then members of one bank ask without a pause while one person of another bank pages
  through its deal flow, with and without them in turns. Ends with 1 where a limit does not hold, or where the other bank's
  median is more than half as long again.
  --members N   people of the first bank (40)
  --seconds N   of each measurement (4)
  --rounds N    of each kind; medians are shown (5)`;
const { values } = parseArgs({
  options: {
    members: { type: "string", default: "40" },
    seconds: { type: "string", default: "4" },
    rounds: { type: "string", default: "5" },
    help: { type: "boolean", default: false },
  },
});
const mostSlowed = 1.5;
const bounded = (name: "members" | "seconds" | "rounds", most: number) =>
  wholeNumber(name, values[name], most);

interface Bank {
  organizationId: string;
  mandateId: string;
  prospectIds: string[];
}

/** The two banks with the most fitting prospects. */
async function banksOf({ owner }: TestApp): Promise<Bank[]> {
  const { rows } = await owner.query<Bank>(`
    select distinct on (m.institution_id) m.institution_id as "organizationId", m.id as "mandateId",
      (select array_agg(x.prospect_id) from (
        select prospect_id from match where mandate_id = m.id and outcome = 'eligible' limit 5) as x) as "prospectIds"
    from mandate m join institution i on i.id = m.institution_id and i.status = 'active'
    where m.status = 'active'
      and (select count(*) from match where mandate_id = m.id and outcome = 'eligible') >= 5
    order by m.institution_id, m.number limit 2`);
  return rows;
}

async function main(): Promise<void> {
  if (values.help) return say(usage);
  const [members, seconds, rounds] = [bounded("members", 60), bounded("seconds", 30), bounded("rounds", 20)];
  const server = await startPostgres({ name: "bench", maxConnections: 200 });
  const databaseUrl = await databaseOf("changchun", server.url, say);
  const testApp = createTestApp(databaseUrl);
  const app = await startApp({ databaseUrl, webs: 2, workers: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  let isHeld = true;
  try {
    const [first, second] = await banksOf(testApp);
    if (!first || !second) throw new Error("the city has no two banks with five fits each");
    const sessionOfMember = async ({ organizationId }: Bank) => {
      const { email, userId } = await accountsIn(testApp).person({ organizationId, memberRole: "member" });
      return { userId, cookie: await cookieOf(app.origin, { email, password }) };
    };
    const crowd: { userId: string; cookie: string }[] = [];
    for (let one = 0; one < members; one += 1) crowd.push(await sessionOfMember(first));
    const person = await sessionOfMember(second);
    const get = (at: number, path: string, cookie: string) =>
      rawRequest(app.webs[at % app.webs.length]?.url ?? "", path, {
        headers: { cookie, accept: "text/html" },
        agent,
      });

    isHeld = await limitsHold(testApp, app, { bank: second, person, get });

    const listed = `/institution/opportunities?mandate=${second.mandateId}`;
    const crowded: Record<string, (turn: number) => string> = {
      previews: () => `/institution/mandates/${first.mandateId}/preview?unit=wan&stages=growth`,
      comparisons: (turn) =>
        `/institution/opportunities/${first.prospectIds[turn % 5] ?? ""}/comparison?mandate=${first.mandateId}`,
      lists: () => `/institution/opportunities?mandate=${first.mandateId}`,
    };
    for (const [name, pathOf] of Object.entries(crowded)) {
      const [alone, beside]: number[][] = [[], []];
      let [answered, refused] = [0, 0];
      await timesOf(1, (turn) => get(turn, listed, person.cookie));
      for (let round = 0; round < rounds; round += 1) {
        alone?.push(median(await timesOf(seconds, (turn) => get(turn, listed, person.cookie))));
        await testApp.sql`delete from counted_use`;
        let isOver = false;
        const noise = crowd.map(async ({ cookie }, at) => {
          for (let turn = at; !isOver; turn += 1) {
            const { status } = await get(turn, pathOf(turn), cookie);
            if (status === 200) answered += 1;
            else if (status === 429) refused += 1;
            else throw new Error(`${name}: ${status}`);
          }
        });
        await timesOf(1, (turn) => get(turn, listed, person.cookie));
        beside?.push(median(await timesOf(seconds, (turn) => get(turn, listed, person.cookie))));
        isOver = true;
        await Promise.all(noise);
      }
      const [without, withThem] = [median(alone ?? []), median(beside ?? [])];
      const ratio = withThem / without;
      isHeld &&= ratio <= mostSlowed;
      say(
        `${name} of ${members} members: the other bank's list takes ${withThem.toFixed(1)} ms (p50), ` +
          `${without.toFixed(1)} ms without them: ${ratio.toFixed(2)} times; they had ${answered} answers, ${refused} refused`,
      );
    }
  } finally {
    agent.destroy();
    await app.stop();
    await testApp.close();
    await dropDatabase(databaseUrl);
    await server.stop();
  }
  if (!isHeld) throw new Error("a limit did not hold");
}

/** Each read limit, from both processes at once: ten uses are left, thirty are tried. */
async function limitsHold(
  { owner }: TestApp,
  { webs }: RunningApp,
  {
    bank,
    person,
    get,
  }: {
    bank: Bank;
    person: { userId: string; cookie: string };
    get: (at: number, path: string, cookie: string) => ReturnType<typeof rawRequest>;
  },
): Promise<boolean> {
  const readings = {
    preview: `/institution/mandates/${bank.mandateId}/preview?unit=wan`,
    comparison: `/institution/opportunities/${bank.prospectIds[0] ?? ""}/comparison?mandate=${bank.mandateId}`,
    spreadsheet: "/institution/pipeline.csv",
  } as const;
  let isHeld = true;
  for (const [act, path] of Object.entries(readings) as [keyof typeof readings, string][]) {
    for (const kind of ["person", "organization"] as const) {
      await owner.query("delete from counted_use");
      await owner.query(
        `insert into counted_use (act, holder, at)
         select $1, $2, app_now() - interval '30 minutes' from generate_series(1, $3)`,
        [act, kind === "person" ? person.userId : bank.organizationId, USAGE_LIMITS[act][kind].hour - 10],
      );
      const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => get(at, path, person.cookie)));
      const counted = answers.filter(({ status }) => status === 200).length;
      const refused = answers.filter(({ status }) => status === 429);
      const waits = refused.map(({ headers }) => Number(headers["retry-after"]));
      const isRight =
        counted === 10 && refused.length === 20 && waits.every((wait) => wait > 1_700 && wait <= 1_800);
      isHeld &&= isRight;
      say(
        `${act}, ${kind}, from ${webs.length} processes: ${counted} of 10 left answered, ` +
          `${refused.length} refused for ${Math.min(...waits)} to ${Math.max(...waits)} s${isRight ? "" : ": WRONG"}`,
      );
    }
  }
  await owner.query("delete from counted_use");
  return isHeld;
}

/** One after the other for so long; what each took, in milliseconds. */
async function timesOf(
  seconds: number,
  ask: (turn: number) => ReturnType<typeof rawRequest>,
): Promise<number[]> {
  const end = performance.now() + seconds * 1_000;
  const times: number[] = [];
  for (let turn = 0; performance.now() < end; turn += 1) {
    const begun = performance.now();
    const { status } = await ask(turn);
    if (status !== 200) throw new Error(`the other bank is answered ${status}`);
    times.push(performance.now() - begun);
  }
  return times;
}

runBench(main);
