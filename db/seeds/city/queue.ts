import { dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import texts from "../texts/scenes.json" with { type: "json" };
import type { SeedCompany } from "./companies.ts";
import { contentOf } from "./contents.ts";
import { actOnCase, appeal, submit, type Verdict } from "./simulation/moderation.ts";
import { startProspect } from "./simulation/prospects.ts";
import { adminActor, type Simulation } from "./simulation/simulation.ts";
import { type ProspectState, schedule } from "./simulation/states.ts";

/** What lies on the admins' desk: fresh, in hand, past its two working days, handed over, and appealed. */
interface Waiting {
  /** Working days since the submission. */
  ago: number;
  verdict: Verdict;
  admin?: number;
  /** Handed to the demonstration's admin by a colleague, not yet begun. */
  isHandedOver?: boolean;
  appeal?: "wait" | "upheld" | "overturned";
}

const WAITING = texts.queue as readonly Waiting[];

export const QUEUED = WAITING.length;

export function queueProspects(simulation: Simulation, companies: readonly SeedCompany[]): ProspectState[] {
  return companies.flatMap((company, index) => {
    const waiting = WAITING[index];
    return waiting
      ? [queueProspect(simulation, simulation.random.stream(`queue-${index}`), company, waiting)]
      : [];
  });
}

function queueProspect(
  simulation: Simulation,
  random: Random,
  company: SeedCompany,
  { ago, verdict, admin, isHandedOver = false, appeal: outcome }: Waiting,
): ProspectState {
  const { calendar, admins } = simulation;
  const at = calendar.workdaysAgo(random, ago + 2);
  const content = contentOf(random.stream("content"), company, dayOf(at));
  const prospect = startProspect(simulation, random, { company, content, at });
  schedule(prospect, at, [2, 2], (sentAt) => {
    const by = admin === undefined ? {} : { admin };
    const subject = submit(prospect, sentAt, { verdict, days: [0, 1], ...by });
    const [first, second] = admins;
    if (isHandedOver && first && second)
      actOnCase(
        prospect,
        subject,
        calendar.later(random, sentAt, 0, 0),
        adminActor(second),
        "case-assigned",
        {
          set: { assignedTo: first.id },
          version: null,
          detail: { assignedTo: first.id },
        },
      );
    if (outcome) appeal(prospect, subject, sentAt, outcome);
  });
  prospect.timeline.run();
  return prospect;
}
