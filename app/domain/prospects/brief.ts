import { z } from "zod";
import { IP_KINDS } from "#app/domain/codes/companies.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { fieldFault, typedKinds } from "#app/domain/fields.ts";
import { inconsistencies, yearFiguresShape, type YearFigures } from "#app/domain/organizations/figures.ts";
import { EVEN_WITH_FAULTS, onSoundFields } from "#app/domain/sound-fields.ts";
import { pick } from "#app/lib/pick.ts";
import { BRIEF_FIELDS, fieldsNamed } from "./brief-fields.ts";
import { checkAsk, typedSteps, type ProspectDraft } from "./content.ts";
import { FORM_UNIT, hasFigures, parseTypedStep } from "./draft.ts";
import { ASKED_LATER } from "./submission.ts";

const kinds = typedKinds(FORM_UNIT);
const typed = typedSteps(FORM_UNIT);
const { revenueFen, staff } = yearFiguresShape(kinds);

const isDebt = (instruments: readonly string[]) =>
  instruments.some((instrument) => instrumentKind(instrument) === "debt");

/** The short form as a whole: what is required, and the rules between fields. */
export const briefForm = z
  .object({
    ...pick(typed.ask.shape, ...BRIEF_FIELDS.ask),
    // Of equity alone no security is asked.
    securities: typed.ask.shape.securities.optional(),
    ...pick(typed.business.shape, ...BRIEF_FIELDS.business),
    ...pick(typed.people.shape, ...BRIEF_FIELDS.people),
    revenueFen: revenueFen.unwrap(),
    staff: staff.unwrap(),
    recognitions: typed.ip.shape.recognitions.default([]),
    /** The draft revision that the form was rendered from. */
    revision: kinds.whole(1, 2_000_000_000),
  })
  .superRefine(
    onSoundFields((sound, ctx) => {
      const { instruments = [], securities = [] } = sound;
      checkAsk({ ...sound, securities }, ctx);
      if (isDebt(instruments) && securities.length === 0) {
        ctx.addIssue(fieldFault("security-missing", ["securities"]));
      }
    }),
    EVEN_WITH_FAULTS,
  );

export type Brief = z.output<typeof briefForm>;
type Form = Readonly<Record<string, unknown>>;

/**
 * Whether a draft comes from the short form alone: its company was not asked yet which rights it holds, and has written
 * nothing that only the steps ask for.
 */
export function isBrief({ ip, business = {}, people = {} }: ProspectDraft): boolean {
  const rights = ip?.rights;
  if (rights === undefined || IP_KINDS.every((kind) => rights[kind] !== undefined)) return false;
  const others = { ...without(business, BRIEF_FIELDS.business), ...without(people, BRIEF_FIELDS.people) };
  return Object.values(others).every((value) => value === undefined || String(value) === "");
}

/**
 * A draft with the short form's answers; what else it holds stays, but for parts of the year's figures that exceed the
 * wholes given now. `year`: of the figures.
 */
export function withBrief(draft: ProspectDraft, brief: Brief, year: number): ProspectDraft {
  const { securities, ...ask } = pick(brief, ...BRIEF_FIELDS.ask);
  return {
    ...draft,
    ask: { ...draft.ask, ...ask, securities: securities ?? ["none"] },
    business: { ...draft.business, ...pick(brief, ...BRIEF_FIELDS.business) },
    people: { ...draft.people, ...pick(brief, ...BRIEF_FIELDS.people) },
    figures: withYear(draft, { year, ...pick(brief, ...BRIEF_FIELDS.figures) }, withoutContradictedParts),
    // From here on the company's own list holds the recognitions.
    ip: without(draft.ip ?? ASKED_LATER, BRIEF_FIELDS.ip),
  };
}

/** The short form while it is typed: what can be stored, in the draft, and the names of the other fields. */
export function withTypedBrief(
  draft: ProspectDraft,
  form: Form,
  year: number,
): { draft: ProspectDraft; refused: string[] } {
  const part = <Step extends "ask" | "business" | "people" | "ip">(step: Step) => {
    const parsed = parseTypedStep(step, fieldsNamed(form, BRIEF_FIELDS[step]));
    return { ...parsed, merged: { ...without(draft[step] ?? {}, BRIEF_FIELDS[step]), ...parsed.fields } };
  };
  const [ask, business, people, ip] = [part("ask"), part("business"), part("people"), part("ip")];
  const figures = parseTypedStep("figures", {
    years: [{ year: String(year), ...fieldsNamed(form, BRIEF_FIELDS.figures) }],
  });
  const known = draft.figures?.years?.find((one) => one.year === year);
  // A whole below a part that the draft has may be half typed: it waits, and the part stays.
  const typedYear = Object.fromEntries(
    Object.entries(fieldsNamed(figures.fields.years?.[0] ?? {}, BRIEF_FIELDS.figures)).filter(
      ([name, value]) => inconsistencies({ year, ...partsOf(known), [name]: value }).length === 0,
    ),
  );
  const waiting = BRIEF_FIELDS.figures.filter(
    (name) => figures.fields.years?.[0]?.[name] !== undefined && !(name in typedYear),
  );
  return {
    draft: {
      ...draft,
      ask: ask.merged,
      business: business.merged,
      people: people.merged,
      figures: withYear(draft, { year, ...typedYear }),
      // Nothing ticked yet says nothing, until the form is sent.
      ...((draft.ip !== undefined || ip.fields.recognitions !== undefined) && {
        ip: { ...(draft.ip === undefined && ASKED_LATER), recognitions: [], ...ip.merged },
      }),
    },
    refused: [ask, business, people, ip, figures]
      .flatMap(({ refused }) => refused)
      .concat(waiting)
      .map((name) => name.replace("years[0].", "")),
  };
}

/** The figures of a draft with those of one year; a year's other figures stay, and an empty year is none. */
function withYear(
  draft: ProspectDraft,
  given: YearFigures,
  settled: (year: YearFigures) => YearFigures = (year) => year,
): NonNullable<ProspectDraft["figures"]> {
  const { years = [], ...rest } = draft.figures ?? {};
  const known = years.find(({ year }) => year === given.year);
  const merged = settled({ ...partsOf(known), ...given });
  const others = years.filter(({ year }) => year !== given.year);
  const all = [...(hasFigures(merged) ? [merged] : []), ...others]
    .sort((a, b) => b.year - a.year)
    .slice(0, 3);
  return { ...rest, ...(all.length > 0 && { years: all }) };
}

/** A year's figures but for those that the short form asks. */
function partsOf(known: YearFigures | undefined): Partial<YearFigures> {
  return without(known ?? {}, BRIEF_FIELDS.figures);
}

function withoutContradictedParts(year: YearFigures): YearFigures {
  return without(
    year,
    inconsistencies(year).map(([name]) => name),
  );
}

function without<Fields extends object>(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))) as Fields;
}
