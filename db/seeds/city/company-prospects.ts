import { daysBetween } from "#app/lib/days.ts";
import odds from "#db/seeds/odds.json" with { type: "json" };
import type { SeedCompany } from "./companies.ts";
import { enterMarket } from "#db/seeds/city/simulation/market.ts";
import { submit } from "#db/seeds/city/simulation/moderation.ts";
import { startProspect } from "#db/seeds/city/simulation/prospects.ts";
import { afterPublication, withdraw } from "#db/seeds/city/simulation/published.ts";
import { type Simulation, withStream } from "#db/seeds/city/simulation/simulation.ts";
import { type ProspectState, schedule } from "#db/seeds/city/simulation/states.ts";

/** The prospects of a firm: one in six whose first search is over started another. */
export function prospectsOf(simulation: Simulation, company: SeedCompany): ProspectState[] {
  const { calendar, random } = simulation;
  // No firm seeks money before the first year's figures are out.
  const most = daysBetween(`${(company.years.at(-1)?.year ?? 2000) + 1}-04-15`, calendar.today);
  const days = Math.min(2 + Math.round(535 * (1 - random.next() ** 0.4)), most);
  const first = generateProspect(simulation, company, calendar.ago(random, days));
  const { status, statusChangedAt } = first.row;
  if (!["funded", "withdrawn", "rejected"].includes(status) || !random.chance(0.5)) return [first];
  const again = calendar.later(random, statusChangedAt, 20, 120);
  if (!calendar.hasHappened(again)) return [first];
  return [first, generateProspect(withStream(simulation, "again"), company, again)];
}

/** The life of one prospect, from its draft to the present. */
function generateProspect(simulation: Simulation, company: SeedCompany, at: Date): ProspectState {
  const prospect = startProspect(simulation, company, at);
  const fates = { rest: () => undefined, submit: send, withdraw };
  const fate = fates[simulation.random.byOdds(odds.drafts)];
  schedule(prospect, at, [0, 9], (later) => fate(prospect, later));
  prospect.timeline.run();
  return prospect;
}

function send(prospect: ProspectState, at: Date, round = 0): void {
  const { random, row } = prospect;
  if (row.status === "withdrawn") return;
  const changes = round === 0 ? 15 : 3;
  const verdict = random.byOdds({ publish: 80 + round * 40, changes, reject: 5 });
  const onLive = (live: Date) => {
    enterMarket(prospect, live);
    afterPublication(prospect, live);
  };
  submit(prospect, at, { verdict, onLive });
  if (verdict !== "changes" || !random.chance(0.85)) return;
  schedule(prospect, at, [3, 9], (answeredAt) => {
    if (row.status === "changes_requested") send(prospect, answeredAt, round + 1);
  });
}
