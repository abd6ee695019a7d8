import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { startApp, type RunningApp } from "#tests/support/running-app.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { issuesAndAcceptances } from "./acts.ts";
import { startBare } from "./bare-service.ts";
import { cookieOf, firstAnswer, type Measured, measurePage, type Target } from "./measure.ts";
import { bank, firm, groundOf, mandateEditor, activeMandateOfBank, type Page, pages } from "./pages.ts";
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
  const load = { connections: clients, seconds, rounds };
  const measured = await barePages(measuring, targets);
  for (const { page, target } of targets) {
    report(`measuring ${page.name}`);
    const statements = await statementsOf(app, () => firstAnswer(target.url, target.headers));
    const costing = (work: () => Promise<number>) => processorCost(app, testApp.owner, work);
    measured.push({ ...(await measurePage(target, load, costing)), statements });
  }
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

/** Pages of rows of the same database and nothing else: one of twenty rows, and one as heavy as the mandate editor. */
async function barePages(
  { app: testApp, closing, report, seconds, rounds, clients }: Measuring,
  targets: readonly { page: Page; target: Target }[],
): Promise<Measured[]> {
  report("measuring bare Remix");
  const bare = await startBare(testApp.databaseUrl);
  closing.unshift(bare.stop);
  const editor = targets.find(({ page }) => page === mandateEditor)?.target;
  const bytes = editor === undefined ? 0 : await firstAnswer(editor.url, editor.headers);
  const pages: Target[] = [
    { name: "bare Remix, 20 rows", url: bare.url, headers: {} },
    { name: "bare Remix, as heavy as the mandate editor", url: await bare.asHeavyAs(bytes), headers: {} },
  ];
  const measured: Measured[] = [];
  for (const page of pages)
    measured.push(await measurePage(page, { connections: clients, seconds, rounds }, withoutCost));
  await bare.stop();
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
  const cookies = { bank: await cookieOf(origin, bank), firm: await cookieOf(origin, firm) };
  const mandateId = await activeMandateOfBank(testApp);
  return pages.map((page) => {
    const headers: Record<string, string> = page.as === "anybody" ? {} : { cookie: cookies[page.as] };
    return {
      page,
      target: { name: page.name, url: origin + page.path.replace(":mandateId", mandateId), headers },
    };
  });
}
