import type { Measured } from "./measure.ts";
import type { Planned } from "./plans.ts";

/** The figures at one number of connections, as a table that can stand in a document. */
export function pageTable(connections: number, rows: readonly Measured[]): string {
  return table(
    [
      `${connections} connections`,
      "requests a second",
      "of bare Remix",
      "p50 ms",
      "p99 ms",
      "times bare, 20 rows; as many bytes",
      "bytes",
      "statements",
      "processor ms of web",
      "of PostgreSQL",
      "failed",
    ],
    rows.map(
      ({
        name,
        requestsPerSecond,
        ofBare,
        p50Ms,
        p99Ms,
        timesBare = [],
        bytes,
        statements,
        cost,
        failed,
      }) => [
        name,
        requestsPerSecond.toFixed(0),
        ofBare === null ? "–" : ofBare.map((share) => share.toFixed(2)).join(", "),
        p50Ms.toFixed(0),
        p99Ms.toFixed(0),
        timesBare.length === 0 ? "–" : timesBare.map((times) => times.toFixed(1)).join("; "),
        bytes.toLocaleString("en"),
        statements === undefined ? "–" : String(statements),
        cost === undefined || cost === null ? "–" : cost.webMs.toFixed(1),
        cost?.databaseMs === undefined || cost.databaseMs === null ? "–" : cost.databaseMs.toFixed(1),
        String(failed),
      ],
    ),
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

/** What the plans of each page read. */
export function planTable(rows: readonly Planned[]): string {
  const scans = rows.flatMap(({ page, scans: found }) => found.map((scan) => ({ page, ...scan })));
  return [
    table(
      ["page", "plans", "big tables read whole", "most rows that a node read"],
      rows.map(({ page, plans, scans: found, mostRead: { rows: count, of } }) => [
        page,
        String(plans),
        found.length === 0 ? "none" : found.map((scan) => scan.table).join(", "),
        `${count.toLocaleString("en")}: ${of}`,
      ]),
    ),
    ...scans.map(
      ({ page, table: name, rows: count, statement }) =>
        `${page}: ${name}, ${count.toLocaleString("en")} rows read by ${statement}`,
    ),
  ].join("\n");
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
