import { withEnglishNumbersAsDigits, findNumbers, type TextNumber } from "#app/lib/text-numbers.ts";
import { type Day, monthsBetween } from "#app/lib/days.ts";
import { fold, spanOfText } from "#app/lib/reading.ts";
import { endOf, type Span, spansOf } from "#app/lib/spans.ts";
import { CLASS_ONE_IP } from "#app/domain/codes/companies.ts";
import { classOneHeld, type ProspectContent } from "./content.ts";
import * as cues from "./fact-cues.ts";
import { toBasisPoints } from "#app/domain/matching/criteria/demands.ts";
import { ratiosOf } from "#app/domain/organizations/figures.ts";
import { roundedDown, roundedUp } from "./round-amounts.ts";
import { amountOf, isStatedAmount, isStatedShare } from "./stated-amounts.ts";

/** What a teaser generalises or leaves out, but a company's own text may state exactly. */
export type OwnFact =
  "founding_year" | "age" | "staff" | "patents" | "revenue" | "profit" | "assets" | "ask" | "rate" | "ratio";

/** A company's own facts, in the form that texts are compared with. */
export interface OwnFacts {
  foundedIn: number;
  /** Whole years. */
  ageYears: number;
  staff: ReadonlySet<bigint>;
  patents: ReadonlySet<bigint>;
  revenuesFen: readonly bigint[];
  profitsFen: readonly bigint[];
  assetsFen: readonly bigint[];
  /** The minimum and maximum of its ask, where its teaser shows rounded ones. */
  askFen: readonly bigint[];
  /** The maximum rate, in basis points, if it is private. */
  ratesBp: readonly number[];
  ratiosBp: readonly number[];
}

/** Fewer are ignored: a text with one or two rights may mean some of more, and new bands start at three. */
const FEWEST_PATENTS = 3n;

/**
 * The facts of a prospect's content on a day: staff and amounts of each given year, the number of each kind of class I
 * rights and their total.
 */
export function ownFactsOf(content: ProspectContent, day: Day): OwnFacts {
  const { company, figures, ip, ask } = content;
  const { debtRatioBp, revenueGrowthBp, rdIntensityBp } = ratiosOf(figures.years);
  const kinds = [...CLASS_ONE_IP.map((kind) => ip.rights[kind]), classOneHeld(ip.rights)];
  const counts = (of: readonly (number | null | undefined)[]) =>
    of.flatMap((one) => (one ? [BigInt(one)] : []));
  return {
    foundedIn: Number(company.establishedOn.slice(0, 4)),
    ageYears: Math.floor(monthsBetween(company.establishedOn, day) / 12),
    staff: new Set(counts(figures.years.map(({ staff }) => staff))),
    patents: new Set(counts(kinds).filter((count) => count >= FEWEST_PATENTS)),
    revenuesFen: figures.years.flatMap(({ revenueFen }) => revenueFen || []),
    profitsFen: figures.years.flatMap(({ netProfitFen, profitBeforeTaxFen }) => [
      ...(netProfitFen ? [netProfitFen] : []),
      ...(profitBeforeTaxFen ? [profitBeforeTaxFen] : []),
    ]),
    assetsFen: figures.years.flatMap(({ totalAssetsFen }) => totalAssetsFen || []),
    askFen: [
      ...[ask.amountMinFen].filter((fen) => roundedDown(fen) !== fen),
      ...[ask.amountMaxFen].filter((fen) => roundedUp(fen) !== fen),
    ],
    ratesBp:
      ask.maxRatePercent === undefined || ask.rateVisibility === "published"
        ? []
        : [toBasisPoints(ask.maxRatePercent)],
    ratiosBp: [debtRatioBp, revenueGrowthBp, rdIntensityBp].flatMap((bp) => bp ?? []),
  };
}

/**
 * Where a text states one of its company's own facts more finely than any teaser does: the exact founding year,
 * headcount, number of patents, amounts of its years or of its ask, ratios, or its private maximum rate. A number
 * counts where it equals the company's and nearby words state what it is; a customer's "founded in 2015" is not its
 * own, unless both are of 2015. An age counts up to a year off, since a text is written before it is read.
 */
export function findOwnFacts(text: string, facts: OwnFacts): { kind: OwnFact; found: string }[] {
  const reading = withEnglishNumbersAsDigits(fold(text, { figures: true }));
  const { plain } = reading;
  const numbers = findNumbers(plain);
  const whole = numbers.filter(({ decimals }) => decimals === 0);
  const isYear = ({ from, to }: Span) => Number(plain.slice(from, to)) === facts.foundedIn;
  const isAge = ({ figures }: TextNumber) => figures > 0n && Math.abs(Number(figures) - facts.ageYears) <= 1;
  const amounts = numbers.map((number) => ({ ...number, amount: amountOf(plain, number) }));
  const spansStating = (own: readonly bigint[]) =>
    amounts.filter(({ amount }) => own.some((fen) => isStatedAmount(fen, amount)));
  const shares = numbers.filter(({ to }) => /^\s?%/u.test(plain.slice(to, to + 2)));
  const sharing = (own: readonly number[], decimals: number) =>
    shares.filter((share) => share.decimals >= decimals && own.some((bp) => isStatedShare(bp, share)));
  const told: [OwnFact, readonly Span[], readonly cues.Cue[]][] = [
    ["founding_year", spansOf(plain, /(?<![\d.])(?:19|20)\d{2}(?!\d)/gu).filter(isYear), cues.FOUNDING_YEAR],
    ["age", whole.filter(isAge), cues.AGE],
    ["staff", whole.filter(({ figures }) => facts.staff.has(figures)), cues.STAFF],
    ["patents", whole.filter(({ figures }) => facts.patents.has(figures)), cues.PATENTS],
    ["revenue", spansStating(facts.revenuesFen), cues.REVENUE],
    ["profit", spansStating(facts.profitsFen), cues.PROFIT],
    ["assets", spansStating(facts.assetsFen), cues.ASSETS],
    ["ask", spansStating(facts.askFen), cues.ASK],
    ["rate", sharing(facts.ratesBp, 0), cues.RATE],
    // A share in whole percents reveals about as much as a band.
    ["ratio", sharing(facts.ratiosBp, 1), cues.RATIOS],
  ];
  const findings = told.flatMap(([kind, spans, cuesOf]) =>
    spans.flatMap((span) => {
      const cueSpan = withCue(plain, span, cuesOf);
      if (cueSpan === null) return [];
      const { from, to } = spanOfText(reading, cueSpan);
      return [{ kind, found: text.slice(from, to).trim() }];
    }),
  );
  return withoutRepeats(findings);
}

/** How far from a number its cue words are searched for. */
const BESIDE = 48;
/** Words of another sentence don't count; "est. 2015" is one sentence. */
const SENTENCE_END = /[。!?;]|\n\s*\n|(?<!est)\.\s/u;

/** The unit of a number, which is part of what is shown of it. */
const UNIT =
  /\s?(?:[百千万亿]{1,2}元?|元|%|人|名|项|件|年|(?:billion|million|bn|mn|m|yuan|years?)(?![a-z]))/uy;

/** The number with its cue words; null where there are none. */
function withCue(plain: string, { from, to }: Span, cuesOf: readonly cues.Cue[]): Span | null {
  const leading =
    plain
      .slice(Math.max(0, from - BESIDE), from)
      .split(SENTENCE_END)
      .at(-1) ?? "";
  const following = plain.slice(to, to + BESIDE).split(SENTENCE_END)[0] ?? "";
  for (const { near, before, after } of cuesOf) {
    const [far, left, right] = [near?.exec(leading), before?.exec(leading), after?.exec(following)];
    if (far === null || left === null || right === null) continue;
    const begin = Math.min(far?.index ?? leading.length, left?.index ?? leading.length);
    const unitEnd = endOf(plain, UNIT, to) ?? to;
    return { from: from - leading.length + begin, to: Math.max(unitEnd, to + (right?.[0].length ?? 0)) };
  }
  return null;
}

function withoutRepeats<F extends { kind: OwnFact; found: string }>(findings: readonly F[]): F[] {
  return findings.filter(
    ({ kind, found }, at) =>
      findings.findIndex((other) => other.kind === kind && other.found === found) === at,
  );
}
