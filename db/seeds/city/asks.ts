import type { Purpose, Security, Stage } from "#app/domain/codes/companies.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import { clamp } from "./figures.ts";
import { useText } from "./texts.ts";

type Ask = ProspectContent["ask"];
type Need = "debt" | "equity" | "lease" | "guarantee";

/** What firms of the city need (DOMAIN facts, section 10). */
const NEEDS: readonly (readonly [Need, number])[] = [
  ["debt", 72],
  ["equity", 14],
  ["lease", 8],
  ["guarantee", 6],
];
const PURPOSES_OF: Readonly<Record<Need, readonly Purpose[]>> = {
  debt: [
    "working_capital",
    "working_capital",
    "order_fulfilment",
    "equipment",
    "new_line",
    "research_and_development",
    "refinancing",
    "digital_upgrade",
  ],
  equity: ["research_and_development", "market_expansion", "new_line", "acquisition"],
  lease: ["equipment", "new_line"],
  guarantee: ["working_capital", "order_fulfilment", "other"],
};
const FEN_PER_TENTH = 10_000_000n;

export function askOf(random: Random, company: SeedCompany): Ask {
  const need = random.weighted(NEEDS);
  const securities = securitiesOf(random, company, need);
  const purpose = random.pick(PURPOSES_OF[need]);
  const amountMaxFen = amountOf(random, company, need);
  const share = random.pick([60n, 75n, 80n, 100n, 100n]);
  const least = (amountMaxFen * share) / 100n / FEN_PER_TENTH;
  const instruments = instrumentsOf(random, need, securities);
  return {
    instruments,
    amountMinFen: (least > 0n ? least : 1n) * FEN_PER_TENTH,
    amountMaxFen,
    ...(instruments.every((one) => one === "equity") ? {} : termOf(random, need)),
    purpose,
    useOfFunds: useText(purpose),
    securities,
    stage: stageOf(company),
    ...(need !== "equity" && random.chance(0.6) ? { maxRatePercent: ceilingOf(random, need) } : {}),
    ...(random.chance(0.5) ? { firstAnswerDays: random.int(2, 5) } : {}),
  };
}

/** Lognormal, in steps of ¥0.1M from 0.1 to 50; debt stays below two thirds of a year's revenue. */
function amountOf(random: Random, { years: [latest] }: SeedCompany, need: Need): bigint {
  const median = { debt: 1.8, equity: 6, lease: 2.6, guarantee: 1.5 }[need];
  const revenue = Number(latest?.revenueFen ?? 500_000_000n) / 1e8;
  const wanted = clamp(random.lognormal(median, 0.95), 0.1, 50);
  const most = need === "equity" ? 50 : Math.max(0.1, revenue * 0.66);
  return BigInt(Math.max(1, Math.round(Math.min(wanted, most) * 10))) * FEN_PER_TENTH;
}

function instrumentsOf(random: Random, need: Need, securities: readonly Security[]): Instrument[] {
  if (need === "equity") return random.chance(0.3) ? ["convertible_note", "equity"] : ["equity"];
  if (need === "lease") return ["finance_lease"];
  if (need === "guarantee") return ["guaranteed_loan"];
  const fitting: Instrument[] = ["unsecured_loan", "guaranteed_loan"];
  if (securities.includes("class_one_ip") || securities.includes("class_two_ip"))
    fitting.push("ip_pledge_loan");
  if (securities.includes("real_estate") || securities.includes("equipment")) fitting.push("secured_loan");
  if (securities.includes("receivables")) fitting.push("receivables_finance");
  if (securities.includes("equity_stake")) fitting.push("equity_pledge_loan");
  if (random.chance(0.2)) fitting.push("revolving_credit");
  return random.some(
    fitting,
    random.weighted([
      [1, 3],
      [2, 5],
      [3, 3],
    ]),
  );
}

function securitiesOf(random: Random, { rights }: SeedCompany, need: Need): Security[] {
  if (need === "equity") return ["none"];
  const held: Security[] = [];
  if (rights.some(({ kind }) => kind === "invention_patent" || kind === "plant_variety"))
    held.push("class_one_ip");
  if (rights.some(({ kind }) => kind === "utility_model" || kind === "software_copyright"))
    held.push("class_two_ip");
  held.push("receivables", "equipment");
  if (random.chance(0.25)) held.push("real_estate");
  if (random.chance(0.2)) held.push("equity_stake");
  if (random.chance(0.4)) held.push("personal_guarantee");
  if (need === "lease") return ["equipment"];
  const offered = random.some(
    held,
    random.weighted([
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 3],
    ]),
  );
  return offered.length === 0 ? ["none"] : offered;
}

function termOf(random: Random, need: Need): Pick<Ask, "termMonthsMin" | "termMonthsMax"> {
  const months =
    need === "lease"
      ? random.pick([24, 36, 36, 48])
      : random.weighted([
          [12, 55],
          [24, 20],
          [36, 20],
          [6, 3],
          [18, 2],
        ]);
  return { termMonthsMin: months, termMonthsMax: random.chance(0.25) && months < 36 ? months + 12 : months };
}

function ceilingOf(random: Random, need: Need): string {
  const [least, most] = need === "lease" ? [7, 10] : [4, 7.5];
  return (Math.round((least + random.next() * (most - least)) * 10) / 10).toFixed(2);
}

function stageOf({ standing, years: [latest] }: SeedCompany): Stage {
  const revenue = Number(latest?.revenueFen ?? 0n) / 1e8;
  if (standing === "young") return revenue < 2 ? "seed" : "startup";
  if (standing === "tech_sme") return revenue < 5 ? "startup" : "growth";
  return revenue > 90 ? "mature" : "growth";
}
