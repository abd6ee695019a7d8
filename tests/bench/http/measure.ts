import autocannon from "autocannon";
import type { Cost } from "./processor.ts";
import { browser } from "#tests/support/http/browser.ts";
import { setTimeout as sleep } from "node:timers/promises";

export interface Target {
  name: string;
  url: string;
  headers: Record<string, string>;
  /** The baseline of the others. */
  isBare?: boolean;
}

export interface Measured {
  name: string;
  /** The median over the rounds. */
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Requests a second beside those of each bare page in the same round, the medians; null for what has no peer. */
  ofBare: readonly number[] | null;
  /** The p99 divided by that of each bare page measured right before: of twenty rows, and of as many bytes. */
  timesBare?: readonly number[];
  /** Of one answer, uncompressed. */
  bytes: number;
  /** Of one request; left out where none was counted. */
  statements?: number;
  cost?: Cost | null;
  /** Unexpected responses. */
  failed: number;
}

export interface Load {
  connections: number;
  seconds: number;
  rounds: number;
}

/** Measures the targets in turns, so that a noisy minute of the machine falls on all of them. */
export async function besideBare(targets: readonly Target[], load: Load): Promise<Measured[]> {
  const sizes = new Map<string, number>();
  for (const { name, url, headers } of targets) sizes.set(name, await firstAnswer(url, headers));
  for (const target of targets) await warm(target, load.connections);
  const results = new Map<string, autocannon.Result[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < load.rounds; round += 1) {
    for (const target of targets) {
      results.get(target.name)?.push(await shoot(target, load.connections, load.seconds));
      await sleep(200);
    }
  }
  const bares = targets.filter(({ isBare }) => isBare).map(({ name }) => results.get(name) ?? []);
  return targets.map(({ name }) => {
    const own = results.get(name) ?? [];
    return {
      ...figuresOf(name, own),
      ofBare: bares.map((bare) => median(own.map((one, at) => perSecond(one) / perSecond(bare[at] ?? one)))),
      bytes: sizes.get(name) ?? 0,
    };
  });
}

/** One page by itself, and what its requests cost once it is warm. */
export async function measurePage(
  target: Target,
  load: Load,
  costing: (work: () => Promise<number>) => Promise<Cost | null>,
): Promise<Measured> {
  const bytes = await firstAnswer(target.url, target.headers);
  await warm(target, load.connections);
  const own: autocannon.Result[] = [];
  const cost = await costing(async () => {
    for (let round = 0; round < load.rounds; round += 1)
      own.push(await shoot(target, load.connections, load.seconds));
    return own.reduce((sum, { requests }) => sum + requests.total, 0);
  });
  return { ...figuresOf(target.name, own), bytes, cost };
}

function figuresOf(name: string, own: readonly autocannon.Result[]) {
  return {
    name,
    requestsPerSecond: median(own.map(perSecond)),
    p50Ms: median(own.map(({ latency }) => latency.p50)),
    p99Ms: median(own.map(({ latency }) => latency.p99)),
    ofBare: null,
    failed: own.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0),
  };
}

const perSecond = ({ requests, duration }: autocannon.Result): number => requests.total / duration;

/** Until each PostgreSQL connection uses generic plans, which takes five executions or more. */
async function warm({ url, headers }: Target, connections: number): Promise<void> {
  await autocannon({ url, headers, connections, amount: connections * 8 });
}

function shoot({ url, headers }: Target, connections: number, duration: number): Promise<autocannon.Result> {
  return autocannon({ url, headers, connections, duration });
}

/** Waits until the server answers; the bytes of its page. */
export async function firstAnswer(url: string, headers: Record<string, string> = {}): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch(url, { headers });
      if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
      return (await answer.arrayBuffer()).byteLength;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The value below which that share of the values lies. */
export function shareOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Signs in; the cookies of the session. */
export async function cookieOf(origin: string, person: { email: string; password: string }): Promise<string> {
  const session = browser(origin, origin);
  const { status } = await session.post("/sign-in", person);
  if (status !== 303) throw new Error(`${person.email} could not sign in: ${status}`);
  return [...session.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
