import { hash, verify } from "@node-rs/argon2";
import cluster from "node:cluster";
import { Refusal } from "#app/domain/refusal.ts";

/**
 * argon2id by OWASP's first choice (46 MiB, one pass): 26 to 53 ms of one core. Stronger parameters, measured, let
 * sign-ins saturate two cores; for the same reason at most two run at a time, or one in each of several web processes.
 */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };
const atOnce = cluster.isWorker ? 1 : 2;
/** About three seconds of waiting; beyond it a request is refused at once. */
const longestQueue = 100;

const waiting: (() => void)[] = [];
let running = 0;

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(asTyped(password), cost));
}

export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => verify(given.hash, asTyped(given.password)));
}

/** Normalized: the same characters are the same password, however a keyboard composes them. */
function asTyped(password: string): string {
  return password.normalize("NFKC");
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) throw new Refusal("sign-in-closed");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The slot passes directly to the first in the queue, so that nobody overtakes.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
