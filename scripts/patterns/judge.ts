import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Diagnostics } from "recheck";
import type { Pattern } from "./find.ts";

/** Milliseconds for one pattern; the slowest of ours takes a third of that. */
const LONGEST = 120_000;

/** recheck's result for each pattern; null if it is safe. */
type Verdicts = Record<string, string | null>;

/**
 * Asks recheck whether a text can drive a pattern beyond linear time, and returns a sentence for each pattern that is
 * unsafe or undecided. Earlier results are read from `cache`: checking all again takes two minutes.
 */
export async function faultsOfPattern(patterns: readonly Pattern[], cache?: string): Promise<string[]> {
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
    return {}; // nothing has been checked yet
  }
}

function write(cache: string, verdicts: Verdicts): void {
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify(verdicts));
}
