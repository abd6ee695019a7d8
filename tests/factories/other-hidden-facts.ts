import { CLASS_ONE_IP, RECOGNITIONS } from "#app/domain/codes/companies.ts";
import { cityOf, DISTRICTS, type District } from "#app/domain/codes/districts.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import { leavesOf, type SectorRoot } from "#app/domain/codes/sectors.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { addDays } from "#app/lib/days.ts";

/** Facts of a company that may differ without changing its teaser. */
const HIDDEN_FACTS = [
  "sector",
  "place",
  "titles",
  "size",
  "staff",
  "patents",
  "figures",
  "founded",
  "ends",
  "ask",
  "rate",
] as const;
export type HiddenFact = (typeof HIDDEN_FACTS)[number];

/** A view of a content that must be unchanged: its teaser on a day. */
export type ContentView = (content: ProspectContent) => unknown;

/**
 * The same prospect of company number `at` with other hidden facts, as many and as different as the teaser allows;
 * `changed` says which. The fine sector, the district, titles, staff, patents and figures are far from the true ones
 * where the teaser hides them, and within their band where it shows one.
 */
export async function withOtherHiddenFacts(
  content: ProspectContent,
  { at, hasAllTitles, views }: { at: number; hasAllTitles: boolean; views: readonly ContentView[] },
): Promise<{ content: ProspectContent; changed: HiddenFact[] }> {
  const viewOf = async (view: ContentView, one: ProspectContent) => jsonOf(await view(one));
  const unchanged = await Promise.all(views.map((view) => viewOf(view, content)));
  async function hasSameViews(one: ProspectContent): Promise<boolean> {
    for (const [nth, view] of views.entries()) if ((await viewOf(view, one)) !== unchanged[nth]) return false;
    return true;
  }
  const changed: HiddenFact[] = [];
  let changedContent = content;
  for (const fact of HIDDEN_FACTS) {
    // Only for titles does a teaser state that there are no others.
    if (fact === "titles" && hasAllTitles) continue;
    for (const other of othersOf[fact](changedContent, at)) {
      if (jsonOf(other) === jsonOf(changedContent) || !(await hasSameViews(other))) continue;
      changedContent = other;
      changed.push(fact);
      break;
    }
  }
  return { content: changedContent, changed };
}

type Others = (content: ProspectContent, at: number) => ProspectContent[];
type Year = ProspectContent["figures"]["years"][number];

/** Other values of each fact, the most different first. */
const othersOf: Readonly<Record<HiddenFact, Others>> = {
  sector: (content, at) =>
    turned(leavesOf(rootOf(content.company.sector) as SectorRoot), at).map((sector) => ({
      ...content,
      company: { ...content.company, sector },
    })),
  place: (content, at) =>
    turned(districtsOf(content.company.district), at).map((district) => ({
      ...content,
      company: { ...content.company, district },
    })),
  titles: ({ ip, ...content }, at) =>
    turned(RECOGNITIONS, at).map((code) => ({
      ...content,
      ip: {
        ...ip,
        recognitions: ip.recognitions.includes(code)
          ? ip.recognitions.filter((each) => each !== code)
          : [...ip.recognitions, code],
      },
    })),
  size: (content) =>
    [7n, 3n].map((times) => withYears(content, (year) => withFigures(year, (fen) => fen && fen * times))),
  staff: (content, at) =>
    [(at % 2) * 600 + 130, 5, 1, -1].map((more) =>
      withYears(content, (year) => ({ ...year, staff: Math.max(1, (year.staff ?? 0) + more) })),
    ),
  patents: ({ ip, ...content }, at) =>
    [20 + at, 3, 1, -1].map((more) => {
      const [kind] = CLASS_ONE_IP;
      const held = Math.max(0, (ip.rights[kind] ?? 0) + more);
      return { ...content, ip: { ...ip, rights: { ...ip.rights, [kind]: held } } };
    }),
  figures: (content, at) =>
    [BigInt(-1 - (at % 3)), BigInt(1 + (at % 3)), -1n, 1n].map((shift) =>
      withYears(content, (year) => withFigures(year, (fen) => moved(fen, shift))),
    ),
  founded: (content, at) =>
    [-2_500, 2_500, -700, 700, -7 - (at % 9), 7 + (at % 9), -1, 1].map((days) => ({
      ...content,
      company: { ...content.company, establishedOn: addDays(content.company.establishedOn, days) },
    })),
  ends: ({ ip, ...content }, at) =>
    [-1 - (at % 9), 1 + (at % 9), -1, 1].map((days) => ({
      ...content,
      ip: {
        ...ip,
        recognisedUntil: Object.fromEntries(
          Object.entries(ip.recognisedUntil).map(([code, day = ""]) => [code, addDays(day, days)]),
        ),
      },
    })),
  ask: ({ ask, ...content }) => [
    {
      ...content,
      ask: {
        ...ask,
        amountMinFen: ask.amountMinFen + 1_234_567n,
        amountMaxFen: ask.amountMaxFen - 1_234_567n,
      },
    },
  ],
  rate: ({ ask, ...content }, at) => [
    { ...content, ask: { ...ask, maxRatePercent: `${4 + (at % 5)}.${10 + (at % 80)}` } },
  ],
};

function districtsOf(district: District): readonly District[] {
  return DISTRICTS.filter((each) => cityOf(each) === cityOf(district));
}

function turned<Item>(items: readonly Item[], at: number): Item[] {
  return items.map((_, index) => items[(index + at) % items.length] as Item);
}

function withYears(content: ProspectContent, change: (year: Year) => Year): ProspectContent {
  return { ...content, figures: { ...content.figures, years: content.figures.years.map(change) } };
}

function withFigures(year: Year, change: (fen: bigint | undefined) => bigint | undefined): Year {
  return {
    ...year,
    revenueFen: change(year.revenueFen),
    rdExpenseFen: change(year.rdExpenseFen),
    netProfitFen: change(year.netProfitFen),
    profitBeforeTaxFen: change(year.profitBeforeTaxFen),
    interestFen: change(year.interestFen),
    totalAssetsFen: change(year.totalAssetsFen),
    totalLiabilitiesFen: change(year.totalLiabilitiesFen),
  };
}

/** By some parts of a thousand, and a few fen. */
function moved(fen: bigint | undefined, shift: bigint): bigint | undefined {
  return fen === undefined ? undefined : fen + (fen * shift) / 1_000n + 12_345n;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}` : one));
}
