import { createHash } from "node:crypto";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Beside the migrations, in the format of sha256sum: one line for each file. */
export const SUMS = "SHA256SUMS";

/**
 * Migrations that have been changed, renamed or removed, and new ones without a line in SHA256SUMS. A released one is also
 * compared with its release, so that a change of the file and its line is found.
 * @param releases the folder with a `.sha256` file of each release
 */
export function migrationFaults(migrations: string, releases: string): string[] {
  const actual = new Map<string, string>();
  for (const name of readdirSync(migrations).filter((file) => file.endsWith(".sql"))) {
    actual.set(
      name,
      createHash("sha256")
        .update(readFileSync(join(migrations, name)))
        .digest("hex"),
    );
  }
  const listed = sumsOf(join(migrations, SUMS));
  const unlisted = [...actual].filter(([name]) => !listed.has(name));
  const published = globSync(join(releases, "*.sha256")).sort().map(sumsOf);
  const faults = [
    ...unlisted.map(([name, hash]) => `${name} is new: add this line to ${SUMS}: ${hash}  ${name}`),
    ...differences(actual, listed, `${SUMS} lists it`),
    ...published.flatMap((release) => differences(actual, release, "it was released")),
    ...unordered(
      unlisted.map(([name]) => name),
      [...listed.keys()],
    ),
  ];
  return [...new Set(faults)];
}

function sumsOf(path: string): Map<string, string> {
  const lines = readFileSync(path, "utf8").split("\n");
  return new Map(lines.filter((line) => line !== "").map((line) => [line.slice(66), line.slice(0, 64)]));
}

function differences(actual: Map<string, string>, frozen: Map<string, string>, why: string): string[] {
  return [...frozen].flatMap(([name, hash]) => {
    const now = actual.get(name);
    if (now === undefined) return [`${name} is missing, though ${why}`];
    return now === hash ? [] : [`${name} was changed, though ${why}: write a new migration instead`];
  });
}

/** Databases have run the listed ones: a new one with a lower number would never be run there. */
function unordered(added: readonly string[], listed: readonly string[]): string[] {
  const last = [...listed].sort().at(-1) ?? "";
  return added
    .filter((name) => name < last)
    .map((name) => `${name} is new: its number must be above ${last}`);
}
