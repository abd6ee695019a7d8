import { dayOf } from "#app/lib/days.ts";
import type { RetentionReport } from "#app/services/retention/report-retention.server.ts";

/** The report as a table of text. Due rows are normal by day; they are gone after the night. */
export function describeRetention(report: readonly RetentionReport[]): string {
  const rows = report.map(({ name, rows, oldest, due, end, job }) => [
    name,
    String(rows),
    oldest === null ? "-" : dayOf(oldest),
    String(due),
    job ?? (end === "appraised" ? "by hand, after an appraisal" : "the operator"),
  ]);
  const heads = ["class", "rows", "oldest", "due", "ended by"];
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) =>
        at === 1 || at === 3 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return `${[heads, ...rows].map(line).join("\n")}\n`;
}
