import { startApp } from "#tests/support/running-app.ts";
import { median } from "#tests/bench/http/measure.ts";
import { issuesAndAcceptances } from "./acts.ts";
import { groundOf } from "./pages.ts";
import type { Measuring } from "./dataset-database.ts";

const acts = { count: 160, unmeasured: 32 };

/**
 * What the audit trail's hashes cost: the same acts with and without the trigger that hashes events, in turns, a worker
 * sealing meanwhile. Each round compares its own two halves, so that a busy machine slows both.
 */
export async function measureBesideUnsealed({
  app: testApp,
  closing,
  report,
  clients,
  rounds,
}: Measuring): Promise<void> {
  const app = await startApp({ databaseUrl: testApp.databaseUrl, workers: 1 });
  closing.unshift(app.stop);
  const ground = await groundOf(testApp, app.origin);
  const perSecond = new Map<string, { sealed: number[]; unsealed: number[] }>();
  for (let round = 0; round < rounds; round += 1) {
    const order = ["sealed", "unsealed"] as const;
    for (const half of round % 2 === 0 ? order : order.toReversed()) {
      const state = half === "sealed" ? "enable" : "disable";
      await testApp.owner.query(`alter table event ${state} trigger hash_event`);
      for (const { name, requestsPerSecond, failed } of await issuesAndAcceptances(ground, clients, acts)) {
        if (failed > 0) report(`${name}: ${failed} failed`);
        const of = perSecond.get(name) ?? { sealed: [], unsealed: [] };
        perSecond.set(name, of);
        of[half].push(requestsPerSecond);
      }
    }
    report(`round ${round + 1} of ${rounds}`);
  }
  await testApp.owner.query("alter table event enable trigger hash_event");
  report(
    `\n| at ${clients} connections | hashed, a second | not hashed | median of the rounds' ratios | smallest, largest |`,
  );
  report("|---|---|---|---|---|");
  for (const [name, { sealed, unsealed }] of perSecond) {
    const ratios = sealed.map((one, at) => one / (unsealed[at] ?? Number.NaN));
    const ends = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)).join(", ");
    report(
      `| ${name} | ${median(sealed).toFixed(0)} | ${median(unsealed).toFixed(0)} | ${median(ratios).toFixed(2)} | ${ends} |`,
    );
  }
}
