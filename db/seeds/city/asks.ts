import type { Purpose, Security, Stage } from "#app/domain/codes/companies.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import needs from "../needs.json" with { type: "json" };
import odds from "../odds.json" with { type: "json" };
import type { Random } from "../random.ts";
import business from "../texts/business.json" with { type: "json" };
import { both } from "../texts/fill.ts";
import type { SeedCompany } from "./companies.ts";
import { clamp, sharesByKind } from "./figures.ts";

export type Ask = ProspectContent["ask"];
/** The financing needs of the city's firms (DOMAIN facts, section 10). */
type Need = keyof typeof needs;

const FEN_PER_TENTH = 10_000_000n;

export function askOf(random: Random, company: SeedCompany): Ask {
  const need = random.byOdds(sharesByKind(needs));
  const securities = securitiesOf(random, company, need);
  const purpose = random.pick(needs[need].purposes) as Purpose;
  const amountMaxFen = amountOf(random, company, need);
  const share = random.pick([60n, 75n, 80n, 100n, 100n]);
  const least = (amountMaxFen * share) / 100n / FEN_PER_TENTH;
  const instruments = instrumentsOf(random, need, securities);
  const [lowest = 0, highest = 0] = needs[need].ceiling;
  return {
    instruments,
    amountMinFen: (least > 0n ? least : 1n) * FEN_PER_TENTH,
    amountMaxFen,
    ...(instruments.every((one) => one === "equity") ? {} : termOf(random, need)),
    purpose,
    useOfFunds: both(business.uses[purpose]),
    securities,
    stage: stageOf(company),
    ...(need !== "equity" && random.chance(0.6) && { maxRatePercent: between(random, lowest, highest) }),
    ...(random.chance(0.5) && { firstAnswerDays: random.int(2, 5) }),
  };
}

function between(random: Random, least: number, most: number): string {
  return (Math.round((least + random.next() * (most - least)) * 10) / 10).toFixed(2);
}

/** Lognormal, in steps of ¥0.1M from 0.1 to 50; debt stays below two thirds of a year's revenue. */
function amountOf(random: Random, { years: [latest] }: SeedCompany, need: Need): bigint {
  const revenue = Number(latest?.revenueFen ?? 500_000_000n) / 1e8;
  const wanted = clamp(random.lognormal(needs[need].medianMillions, 0.95), 0.1, 50);
  const most = need === "equity" ? 50 : Math.max(0.1, revenue * 0.66);
  return BigInt(Math.max(1, Math.round(Math.min(wanted, most) * 10))) * FEN_PER_TENTH;
}

function instrumentsOf(random: Random, need: Need, securities: readonly Security[]): Instrument[] {
  if (need === "equity") return random.chance(0.3) ? ["convertible_note", "equity"] : ["equity"];
  if (need === "lease") return ["finance_lease"];
  if (need === "guarantee") return ["guaranteed_loan"];
  const hasAny = (...some: Security[]): boolean => some.some((one) => securities.includes(one));
  const fitting: Instrument[] = ["unsecured_loan", "guaranteed_loan"];
  if (hasAny("class_one_ip", "class_two_ip")) fitting.push("ip_pledge_loan");
  if (hasAny("real_estate", "equipment")) fitting.push("secured_loan");
  if (hasAny("receivables")) fitting.push("receivables_finance");
  if (hasAny("equity_stake")) fitting.push("equity_pledge_loan");
  if (random.chance(0.2)) fitting.push("revolving_credit");
  return random.some(fitting, Number(random.byOdds(odds.instruments)));
}

function securitiesOf(random: Random, { rights }: SeedCompany, need: Need): Security[] {
  if (need === "equity") return ["none"];
  const hasAny = (...kinds: string[]): boolean => rights.some(({ kind }) => kinds.includes(kind));
  const held: Security[] = [];
  if (hasAny("invention_patent", "plant_variety")) held.push("class_one_ip");
  if (hasAny("utility_model", "software_copyright")) held.push("class_two_ip");
  held.push("receivables", "equipment");
  if (random.chance(0.25)) held.push("real_estate");
  if (random.chance(0.2)) held.push("equity_stake");
  if (random.chance(0.4)) held.push("personal_guarantee");
  if (need === "lease") return ["equipment"];
  const offered = random.some(held, Number(random.byOdds(odds.securities)));
  return offered.length === 0 ? ["none"] : offered;
}

function termOf(random: Random, need: Need): Pick<Ask, "termMonthsMin" | "termMonthsMax"> {
  const terms = [12, 24, 36, 6, 18];
  const loans = terms.map((months, i) => [months, [55, 20, 20, 3, 2][i] ?? 0] as const);
  const months = need === "lease" ? random.pick([24, 36, 36, 48]) : random.weighted(loans);
  return { termMonthsMin: months, termMonthsMax: random.chance(0.25) && months < 36 ? months + 12 : months };
}

function stageOf({ firmType, years: [latest] }: SeedCompany): Stage {
  const revenue = Number(latest?.revenueFen ?? 0n) / 1e8;
  if (firmType === "young") return revenue < 2 ? "seed" : "startup";
  if (firmType === "tech_sme") return revenue < 5 ? "startup" : "growth";
  return revenue > 90 ? "mature" : "growth";
}
