import type { RunningApp } from "#tests/support/running-app.ts";

/** How many statements one request asks of PostgreSQL, by the process's own figures. */
export async function statementsOf(app: RunningApp, ask: () => Promise<unknown>): Promise<number> {
  await ask(); // statements run once per process are not the page's
  const before = await asked(app);
  await ask();
  return (await asked(app)) - before;
}

async function asked({ webs }: RunningApp): Promise<number> {
  const figures = await (await fetch(webs[0]?.metricsUrl ?? "")).text();
  return [...figures.matchAll(/^http_request_statements_sum\{.*method="GET".*\} (?<sum>\d+)$/gmu)].reduce(
    (sum, { groups }) => sum + Number(groups?.sum),
    0,
  );
}
