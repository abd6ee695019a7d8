import type { EventFault, SealFault, TrailFault, TrailReport } from "#app/domain/audit/trail-fault.ts";

const eventWords: Record<EventFault, string> = {
  edited: "was edited",
  deleted: "was deleted",
  inserted: "was inserted: no seal covers it and it does not wait for one, or two cover it",
  swapped: "was swapped",
  truncated: "was deleted with all others: the table was truncated",
  erased: "lost a text, and no event records its erasure",
};

const sealWords: Record<SealFault, string> = {
  rewritten:
    "was rewritten: it is not the seal that was copied, sent to the auditor or followed by the next one",
  missing: "was deleted",
  differs:
    "does not fit its events: one of them was edited together with its hash, and there is no copy that says which",
  "copy-missing": "has no copy outside the database, though one was written",
  "copy-altered": "has a copy outside the database that was altered",
};

/** The verification for a person at a terminal: the first fault first. */
export function describeTrail(report: TrailReport, { copies }: { copies: boolean }): string {
  const { faults, last, seals, events, unsealed, erased } = report;
  const lines = faults.map(describeFault);
  if (faults.length > 0) lines.unshift(`The audit trail was changed. First: ${lines[0] ?? ""}`);
  else lines.push("The audit trail is what was sealed.");
  lines.push(
    `${seals} seals over ${events} events; ${unsealed} events wait for a seal; ${erased} texts were erased.`,
  );
  lines.push(
    copies
      ? `${report.copies} copies outside the database were compared; ${report.uncopied} seals have none yet.`
      : "The copies outside the database were not compared.",
  );
  if (last !== null) lines.push(`Seal ${last.number} of ${last.sealedAt}: ${last.digest}`);
  return `${lines.join("\n")}\n`;
}

function describeFault(fault: TrailFault): string {
  if (fault.of === "seal") {
    const from = fault.from === null ? "" : ` (from event ${fault.from} on)`;
    return `seal ${fault.seal}${from} ${sealWords[fault.what]}`;
  }
  const by = fault.other === undefined ? "" : ` with event ${fault.other}`;
  const seal = fault.seal === null ? "" : ` (seal ${fault.seal})`;
  return `event ${fault.id}${seal} ${eventWords[fault.what]}${by}`;
}
