import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Diagnostics } from "recheck";
import type { Pattern } from "./find.ts";

/** Milliseconds for one pattern; the slowest of ours takes a third of that. */
const LONGEST = 120_000;

/** What recheck says of each pattern; null where it is safe. */
type Verdicts = Record<string, string | null>;

/**
 * Asks recheck of each pattern whether a text can drive it beyond linear time, and gives the sentence of each that can,
 * or of which it cannot tell. What was judged before is read from `cache`: judging all anew takes two minutes.
 */
export async function faultsOf(patterns: readonly Pattern[], cache?: string): Promise<string[]> {
  process.env["RECHECK_BACKEND"] = "pure"; // needs neither Java nor a binary of this machine
  const { checkSync } = await import("recheck");
  const known = cache === undefined ? {} : read(cache);
  const verdicts: Verdicts = {};
  for (const { source, flags } of patterns) {
    const key = keyOf(source, flags);
    if (key in verdicts) continue;
    verdicts[key] =
      key in known ? (known[key] ?? null) : verdictOf(checkSync(source, flags, { timeout: LONGEST }));
  }
  if (cache !== undefined) write(cache, verdicts);
  return patterns.flatMap(({ at, source, flags }) => {
    const verdict = verdicts[keyOf(source, flags)];
    return typeof verdict === "string" ? [`${at} /${source}/${flags}: ${verdict}`] : [];
  });
}

function verdictOf(found: Diagnostics): string | null {
  if (found.status === "safe") return null;
  if (found.status === "unknown") return `undecided (${found.error.kind})`;
  return `${found.complexity.summary}, as by ${found.attack.pattern}`;
}

const keyOf = (source: string, flags: string): string =>
  createHash("sha256").update(`recheck 4.5.0\n${flags}\n${source}`).digest("base64url");

function read(cache: string): Verdicts {
  try {
    return JSON.parse(readFileSync(cache, "utf8")) as Verdicts;
  } catch {
    return {}; // nothing was judged here yet
  }
}

function write(cache: string, verdicts: Verdicts): void {
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify(verdicts));
}
