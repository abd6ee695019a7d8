import type { Measured } from "./measure.ts";

/** The figures at one number of connections, as a table that can stand in a document. */
export function pageTable(connections: number, rows: readonly Measured[]): string {
  return table(
    [
      `${connections} connections`,
      "requests a second",
      "of bare Remix",
      "p50 ms",
      "p99 ms",
      "bytes",
      "failed",
    ],
    rows.map(({ name, requestsPerSecond, ofBare, p50Ms, p99Ms, bytes, failed }) => [
      name,
      requestsPerSecond.toFixed(0),
      ofBare === null ? "–" : ofBare.map((share) => share.toFixed(2)).join(", "),
      p50Ms.toFixed(0),
      p99Ms.toFixed(0),
      bytes.toLocaleString("en"),
      String(failed),
    ]),
  );
}

/** The ten heaviest routes. */
export function weightTable(weights: ReadonlyMap<string, number>): string {
  const heaviest = [...weights].sort(([, one], [, other]) => other - one).slice(0, 10);
  return table(
    ["route", "JavaScript, gzip, kB"],
    heaviest.map(([route, bytes]) => [route, (bytes / 1_000).toFixed(1)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0, cell === "---" ? "-" : " ")).join(" | ")} |`,
    )
    .join("\n");
}
