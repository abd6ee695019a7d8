import { daysBetween, dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import { contentOf } from "./contents.ts";
import { enterMarket } from "./simulation/market.ts";
import { submit } from "./simulation/moderation.ts";
import { startProspect } from "./simulation/prospects.ts";
import type { Simulation } from "./simulation/simulation.ts";
import { stand, withdraw } from "./simulation/standing.ts";
import { type ProspectState, schedule } from "./simulation/states.ts";

/** The prospects of a firm: one in six of those whose first search is over came back. */
export function prospectsOf(simulation: Simulation, own: Random, company: SeedCompany): ProspectState[] {
  const { calendar } = simulation;
  // Nobody asks for money before the first year's figures are out.
  const most = daysBetween(`${(company.years.at(-1)?.year ?? 2000) + 1}-04-15`, calendar.today);
  const days = Math.min(2 + Math.round(535 * (1 - own.next() ** 0.4)), most);
  const first = liveProspect(simulation, own, company, calendar.ago(own, days));
  const { status, statusChangedAt } = first.row;
  if (!["funded", "withdrawn", "rejected"].includes(status) || !own.chance(0.5)) return [first];
  const again = calendar.later(own, statusChangedAt, 20, 120);
  if (!calendar.hasHappened(again)) return [first];
  return [first, liveProspect(simulation, own.stream("again"), company, again)];
}

/** What became of one prospect, from its draft to the present. */
function liveProspect(simulation: Simulation, random: Random, company: SeedCompany, at: Date): ProspectState {
  const content = contentOf(random.stream("content"), company, dayOf(at));
  const prospect = startProspect(simulation, random, { company, content, at });
  const fate = random.weighted<(at: Date) => void>([
    [(later) => send(prospect, later, 0), 93],
    [() => undefined, 5],
    [(later) => withdraw(prospect, later), 2],
  ]);
  schedule(prospect, at, [0, 9], fate);
  prospect.timeline.run();
  return prospect;
}

function send(prospect: ProspectState, at: Date, round: number): void {
  const { random, row } = prospect;
  if (row.status === "withdrawn") return;
  const verdict = random.weighted([
    ["publish", 80 + round * 40],
    ["changes", round === 0 ? 15 : 3],
    ["reject", 5],
  ] as const);
  const onLive = (live: Date) => {
    enterMarket(prospect, live);
    stand(prospect, live);
  };
  submit(prospect, at, { verdict, onLive });
  if (verdict !== "changes" || !random.chance(0.85)) return;
  schedule(prospect, at, [3, 9], (answeredAt) => {
    if (row.status === "changes_requested") send(prospect, answeredAt, round + 1);
  });
}
