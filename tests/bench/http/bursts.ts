import { Agent } from "node:http";
import { performance } from "node:perf_hooks";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { type Measured, shareOf, type Target } from "./measure.ts";

/** What pages take in turns, so many requests at once and none in between. */
export async function inBursts(
  targets: readonly Target[],
  { connections, bursts, unmeasured }: { connections: number; bursts: number; unmeasured: number },
): Promise<Measured[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const all = targets.map((target) => ({ target, times: [] as number[], seconds: 0, bytes: 0, failed: 0 }));
  for (let burst = 0; burst < bursts + unmeasured; burst += 1) {
    for (const own of all) {
      const { url, headers } = own.target;
      const { origin, pathname, search } = new URL(url);
      const begun = performance.now();
      const answers = await Promise.all(
        Array.from({ length: connections }, async () => {
          const answer = await rawRequest(origin, pathname + search, { headers, agent });
          return { answer, ms: performance.now() - begun };
        }),
      );
      if (burst < unmeasured) continue;
      own.seconds += (performance.now() - begun) / 1_000;
      for (const { answer, ms } of answers) {
        own.times.push(ms);
        own.bytes = Buffer.byteLength(answer.text);
        if (answer.status !== 200) own.failed += 1;
      }
    }
  }
  agent.destroy();
  const perSecond = ({ times, seconds }: (typeof all)[number]) => times.length / seconds;
  const bares = all.filter(({ target }) => target.isBare);
  return all.map((own) => ({
    name: `${own.target.name}, in bursts`,
    requestsPerSecond: perSecond(own),
    p50Ms: shareOf(own.times, 0.5),
    p99Ms: shareOf(own.times, 0.99),
    ofBare: bares.map((bare) => perSecond(own) / perSecond(bare)),
    bytes: own.bytes,
    failed: own.failed,
  }));
}
