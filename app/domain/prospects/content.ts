import { z } from "zod";
import {
  CLASS_ONE_IP,
  IP_KINDS,
  keyRoleSchema,
  purposeSchema,
  rateVisibilitySchema,
  recognitionSchema,
  RECOGNITIONS,
  securitySchema,
  stageSchema,
} from "#app/domain/codes/companies.ts";
import { instrumentKind, instrumentSchema } from "#app/domain/codes/instruments.ts";
import {
  dayField,
  type FieldKinds,
  fieldFault,
  laterText,
  storedKinds,
  textField,
  typedKinds,
} from "#app/domain/fields.ts";
import { yearFiguresSchema } from "#app/domain/organizations/figures.ts";
import { companyProfileShape } from "#app/domain/organizations/profile.ts";
import { EVEN_WITH_FAULTS, onSoundFields } from "#app/domain/sound-fields.ts";
import type { MoneyUnit } from "#app/lib/money.ts";

/** The steps of writing a prospect, in order. */
export const PROSPECT_STEPS = ["company", "business", "people", "figures", "ip", "ask"] as const;
export type ProspectStep = (typeof PROSPECT_STEPS)[number];

/**
 * The fields of each step; the free texts of "business" and the figures' note are shown in the teaser. What neither the
 * matcher nor a moderator needs may be added after the submission.
 */
function shapesFor(kinds: FieldKinds) {
  return {
    company: companyProfileShape,
    business: {
      headline: textField(80),
      product: textField(1_000),
      market: laterText(1_000),
      growthPlan: laterText(1_000),
      customers: laterText(600),
    },
    people: {
      founders: kinds.whole(0, 50),
      keyRoles: z.array(keyRoleSchema).max(6).default([]),
      /** Education and years in the field, without names. */
      team: laterText(800),
      /** Names of the persons behind the roles: never in a teaser. */
      keyPeople: textField(600).optional(),
    },
    figures: {
      years: z.array(yearFiguresSchema(kinds)).min(1).max(3),
      note: textField(600).optional(),
    },
    ip: {
      /** Valid rights by kind; a missing kind is unknown, 0 is none. */
      rights: z.object(
        Object.fromEntries(IP_KINDS.map((kind) => [kind, kinds.whole(0, 10_000).optional()])) as Record<
          (typeof IP_KINDS)[number],
          z.ZodOptional<z.ZodType<number>>
        >,
      ),
      pendingInventions: kinds.whole(0, 10_000).optional(),
      /** Titles and numbers, one per line: hidden until consent. */
      titles: textField(4_000).optional(),
      recognitions: z.array(recognitionSchema).max(RECOGNITIONS.length),
      /** The last day of each recognition that has one. */
      recognisedUntil: z.object(
        Object.fromEntries(RECOGNITIONS.map((code) => [code, dayField.optional()])) as Record<
          (typeof RECOGNITIONS)[number],
          z.ZodOptional<typeof dayField>
        >,
      ),
    },
    ask: {
      instruments: z.array(instrumentSchema).min(1),
      amountMinFen: kinds.money,
      amountMaxFen: kinds.money,
      termMonthsMin: kinds.whole(1, 360).optional(),
      termMonthsMax: kinds.whole(1, 360).optional(),
      purpose: purposeSchema,
      useOfFunds: textField(600),
      securities: z.array(securitySchema).min(1),
      stage: stageSchema,
      /** The maximum yearly total cost; blank for no limit. Private unless it is published. */
      maxRatePercent: kinds.percent.optional(),
      rateVisibility: rateVisibilitySchema.optional(),
      /** The wished number of working days for a first answer. */
      firstAnswerDays: kinds.whole(1, 30).optional(),
    },
  };
}

function stepsFor(kinds: FieldKinds) {
  const shapes = shapesFor(kinds);
  return {
    company: z.object(shapes.company),
    business: z.object(shapes.business),
    people: z.object(shapes.people),
    figures: z.object(shapes.figures).superRefine(({ years }, ctx) => {
      years.forEach(({ year }, i) => {
        const first = years.findIndex((other) => other.year === year);
        if (first < i) ctx.addIssue(fieldFault("year-repeated", ["years", i, "year"]));
      });
    }),
    ip: z.object(shapes.ip),
    ask: z.object(shapes.ask).superRefine(
      onSoundFields((sound, ctx) => checkAsk(sound, ctx)),
      EVEN_WITH_FAULTS,
    ),
  };
}

/** The fields that rules relate; undefined where one is left out, or can't be read. */
type AskRules = {
  instruments?: readonly string[] | undefined;
  securities?: readonly string[] | undefined;
  amountMinFen?: bigint | undefined;
  amountMaxFen?: bigint | undefined;
  termMonthsMin?: number | undefined;
  termMonthsMax?: number | undefined;
};

/** Whether an ask that is still written names a minimum above its maximum. */
export function isReversed(ask: AskRules): boolean {
  return isAbove(ask.amountMinFen, ask.amountMaxFen) || isAbove(ask.termMonthsMin, ask.termMonthsMax);
}

function isAbove<Figure extends bigint | number>(
  least: Figure | undefined,
  most: Figure | undefined,
): boolean {
  return least !== undefined && most !== undefined && most < least;
}

/** The rules between the fields of an ask. */
export function checkAsk(
  ask: AskRules,
  ctx: { addIssue: (issue: ReturnType<typeof fieldFault>) => void },
): void {
  if (ask.amountMinFen !== undefined && ask.amountMinFen <= 0n)
    ctx.addIssue(fieldFault("amount-not-positive", ["amountMinFen"]));
  if (isAbove(ask.amountMinFen, ask.amountMaxFen))
    ctx.addIssue(fieldFault("range-reversed", ["amountMaxFen"]));
  const { termMonthsMin: least, termMonthsMax: most } = ask;
  if (ask.instruments?.some((instrument) => instrumentKind(instrument) === "debt")) {
    if (least === undefined) ctx.addIssue(fieldFault("term-missing", ["termMonthsMin"]));
    if (most === undefined) ctx.addIssue(fieldFault("term-missing", ["termMonthsMax"]));
  }
  if (isAbove(least, most)) {
    ctx.addIssue(fieldFault("range-reversed", ["termMonthsMax"]));
  }
  if (ask.securities?.includes("none") && ask.securities.length > 1) {
    ctx.addIssue(fieldFault("none-with-others", ["securities"]));
  }
}

/** The schema of each step as stored in JSON: fen as text, parsed to bigint. */
export const storedSteps = stepsFor(storedKinds);
/** The schema of each step as a form sends it, amounts without a suffix in `unit`. */
export function typedSteps(unit: MoneyUnit) {
  return stepsFor(typedKinds(unit));
}

const storedShapes = shapesFor(storedKinds);

/** A complete prospect as submitted; `z.encode` writes it to JSON. */
export const prospectContentSchema = z.object(storedSteps);
export type ProspectContent = z.infer<typeof prospectContentSchema>;

/** A draft: any step and any field may be missing, and rules between fields are not checked. */
export const prospectDraftSchema = z
  .object({
    company: z.object(storedShapes.company).partial(),
    business: z.object(storedShapes.business).partial(),
    people: z.object(storedShapes.people).partial(),
    figures: z.object(storedShapes.figures).partial(),
    ip: z.object(storedShapes.ip).partial(),
    ask: z.object(storedShapes.ask).partial(),
  })
  .partial();
export type ProspectDraft = z.infer<typeof prospectDraftSchema>;

/** Rights of class I; null while none of their kinds was answered. */
export function classOneHeld(rights: ProspectContent["ip"]["rights"]): number | null {
  const known = CLASS_ONE_IP.map((kind) => rights[kind]).filter((count) => count !== undefined);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

/**
 * The content of a stored version; null for an imported record, which was never written here: a public record has only
 * the deal.
 */
export function writtenContent(stored: unknown): ProspectContent | null {
  const isRecord = typeof stored === "object" && stored !== null && !("ask" in stored);
  return isRecord ? null : prospectContentSchema.parse(stored);
}
