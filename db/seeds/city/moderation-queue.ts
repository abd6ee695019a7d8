import texts from "#db/seeds/texts/examples.json" with { type: "json" };
import type { SeedCompany } from "./companies.ts";
import { actOnCase, appeal, submit, type Verdict } from "#db/seeds/city/simulation/moderation.ts";
import { startProspect } from "#db/seeds/city/simulation/prospects.ts";
import { adminActor, type Simulation, withStream } from "#db/seeds/city/simulation/simulation.ts";
import { type ProspectState, schedule } from "#db/seeds/city/simulation/states.ts";

/** The admins' queue: new, in hand, past its two working days, handed over, and appealed cases. */
interface Waiting {
  /** Working days since the submission. */
  ago: number;
  verdict: Verdict;
  admin?: number;
  /** Handed to the demonstration's admin by a colleague, not yet started. */
  isHandedOver?: boolean;
  appeal?: "wait" | "upheld" | "overturned";
}

const WAITING = texts.queue as readonly Waiting[];

export const QUEUED = WAITING.length;

/** One prospect for each waiting case. */
export function queueProspects(simulation: Simulation, companies: readonly SeedCompany[]): ProspectState[] {
  return companies.flatMap((company, index) => {
    const waiting = WAITING[index];
    return waiting ? [queueProspect(withStream(simulation, `queue-${index}`), company, waiting)] : [];
  });
}

function queueProspect(
  simulation: Simulation,
  company: SeedCompany,
  { ago, verdict, admin, isHandedOver = false, appeal: outcome }: Waiting,
): ProspectState {
  const { calendar, admins, random } = simulation;
  const at = calendar.workdaysAgo(random, ago + 2);
  const prospect = startProspect(simulation, company, at);
  schedule(prospect, at, [2, 2], (sentAt) => {
    const subject = submit(prospect, sentAt, { verdict, days: [0, 1], admin });
    const [first, second] = admins;
    if (isHandedOver && first && second) {
      const handedAt = calendar.later(random, sentAt, 0, 0);
      const assigned = { assignedTo: first.id };
      const more = { set: assigned, version: null, detail: assigned };
      actOnCase(prospect, subject, handedAt, adminActor(second), "case-assigned", more);
    }
    if (outcome) appeal(prospect, subject, sentAt, outcome);
  });
  prospect.timeline.run();
  return prospect;
}
