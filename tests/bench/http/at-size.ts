import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { issuesAndAcceptances } from "./acts.ts";
import { type BareService, startBare } from "./bare-service.ts";
import { cookieOf, firstAnswer, type Measured, measurePage, type Target } from "./measure.ts";
import { admin, bank, firm, groundOf, idsOfPages, type Page, pages } from "./pages.ts";
import { logOf, plansOf, printPlans, type Planned } from "./plans.ts";
import { processorCost } from "./processor.ts";
import { statementsOf } from "./statements.ts";
import { pageTable, planTable } from "./tables.ts";
import type { Measuring } from "./dataset-database.ts";

const acts = { count: 400, unmeasured: 64 };
/** Enough to see their plans. */
const actsForPlans = { count: 2 };

/** Every page and act of a dataset at so many connections: latency, statements, and what their plans read. */
export async function measureAtSize(measuring: Measuring): Promise<void> {
  const { app: testApp, closing, report, seconds, rounds, clients } = measuring;
  const { databaseUrl } = testApp;
  const app = await startApp({ databaseUrl, workers: 0 });
  closing.unshift(app.stop);
  const targets = await targetsOf(testApp, app.origin);
  // The worker's job of each minute: no worker runs here.
  const hasPreparedPlans = () => refreshPublicFigures(testApp.worker, { kind: "system" });
  await hasPreparedPlans();
  const measured: Measured[] = [];
  const bare = await startBare(databaseUrl);
  closing.unshift(bare.stop);
  for (const { page, target } of targets) {
    report(`measuring ${page.name}`);
    const peers = await barePeers(measuring, bare, await firstAnswer(target.url, target.headers));
    const statements = await statementsOf(app, () => firstAnswer(target.url, target.headers));
    const costing = (work: () => Promise<number>) => processorCost(app, testApp.owner, work);
    const own = await measurePage(target, { connections: clients, seconds, rounds }, costing);
    measured.push({ ...own, statements, timesBare: peers.map(({ p99Ms }) => own.p99Ms / p99Ms) });
  }
  await bare.stop();
  report("measuring issues and acceptances");
  measured.push(...(await issuesAndAcceptances(await groundOf(testApp, app.origin), clients, acts)));
  report(`\n${pageTable(clients, measured)}\n`);
  await app.stop();

  const log = await logOf(testApp.owner);
  if (log === null)
    return report("a server of somebody else's: its log is not at hand, and no plan is shown");
  const planned: Planned[] = [];
  for (const kind of ["custom", "generic"] as const) {
    report(`looking at ${kind} plans`);
    await printPlans(testApp.owner, kind);
    const counting = await startApp({ databaseUrl, workers: 0 });
    closing.unshift(counting.stop);
    await hasPreparedPlans();
    planned.push(...(await plansAt(measuring, counting, log, kind)));
    await counting.stop();
  }
  report(`\n${planTable(planned)}\n`);
}

/**
 * Pages of rows of the same database and nothing else, measured right before the page beside which they stand, as the
 * machine's speed changes within minutes: one of twenty rows, and one of as many bytes.
 */
async function barePeers(
  { clients, seconds, rounds }: Measuring,
  bare: BareService,
  bytes: number,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const url of [bare.url, await bare.asHeavyAs(bytes)]) {
    const target = { name: "bare Remix", url, headers: {} };
    measured.push(await measurePage(target, { connections: clients, seconds, rounds }, withoutCost));
  }
  return measured;
}

/** The service's own processes aren't busy while a page of another is measured. */
async function withoutCost(work: () => Promise<number>): Promise<null> {
  await work();
  return null;
}

async function plansAt(
  { app: testApp, clients }: Measuring,
  app: RunningApp,
  log: string,
  kind: string,
): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const { page, target } of await targetsOf(testApp, app.origin)) {
    const name = `${page.name}, ${kind}`;
    planned.push(await plansOf(name, log, testApp.owner, () => firstAnswer(target.url, target.headers)));
  }
  const ground = await groundOf(testApp, app.origin);
  const act = () => issuesAndAcceptances(ground, clients, actsForPlans);
  planned.push(await plansOf(`issue and accept, ${kind}`, log, testApp.owner, act));
  return planned;
}

async function targetsOf(testApp: TestApp, origin: string): Promise<{ page: Page; target: Target }[]> {
  const cookies = {
    bank: await cookieOf(origin, bank),
    firm: await cookieOf(origin, firm),
    admin: await cookieOf(origin, admin),
  };
  const ids = await idsOfPages(testApp);
  return pages.map((page) => {
    const headers: Record<string, string> = page.as === "anybody" ? {} : { cookie: cookies[page.as] };
    const path = page.path.replace(/:(?<word>\w+)/u, (_, word: string) => ids[word] ?? "");
    return { page, target: { name: page.name, url: origin + path, headers } };
  });
}
