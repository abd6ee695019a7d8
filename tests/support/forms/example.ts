import type { TestApp } from "#tests/support/test-app.ts";
import { choice, type Field, type Posted } from "./fields.ts";
import type { TestSessions } from "./session-cookies.ts";
import type { Parties } from "./table/parties.ts";

/** One form of the product: a page may have several, one per action. */
export interface FormExample {
  /** Which of the page's forms. */
  readonly name: string;
  readonly path: string;
  /** The user whose cookies it is posted with. */
  readonly cookie: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** A valid file sent with it: the form is then posted as multipart. */
  readonly file?: { readonly name: string; readonly content: string };
  /** The status of the valid form. */
  readonly answer?: 200 | 204 | 303 | 307 | 400 | 409 | 422;
  /** A draft being typed: the route stores valid fields and names the rest, so that only these are refused. */
  readonly refuses?: readonly string[];
}

export function form(
  name: string,
  path: string,
  cookie: string,
  fields: FormExample["fields"] = {},
): FormExample {
  return { name, path, cookie, fields };
}

/** A form that is told from the others of its page by its `act`, which it is called after. */
export function actForm(
  name: string,
  path: string,
  cookie: string,
  fields: FormExample["fields"] = {},
): FormExample {
  return form(name, path, cookie, { act: choice(name), ...fields });
}

/** The same, as another of the same page. */
export function actFormBeside(
  { path, cookie }: Pick<FormExample, "path" | "cookie">,
  name: string,
  fields: FormExample["fields"] = {},
): FormExample {
  return actForm(name, path, cookie, fields);
}

/** By the id of the route that accepts them. */
export type FormTable = Readonly<Record<string, readonly FormExample[]>>;

/** The forms of one part of the product, arranged in a test app. */
export type FormsOf = (
  among: Parties & { app: TestApp; sessions: TestSessions; url: string },
) => Promise<FormTable>;

/** One posting that must be refused, or at least must cause no error. */
export interface BadPosting {
  readonly title: string;
  readonly form: FormExample;
  readonly field: string;
  readonly pairs: readonly (readonly [string, string])[];
}

export function goodPairs({ fields }: FormExample): [string, string][] {
  return Object.entries(fields).flatMap(([name, { good }]) => pairsOf(name, good));
}

/** Each field of the form with each of its wrong values, the others valid. */
export function wrongPostings(form: FormExample): BadPosting[] {
  return Object.entries(form.fields).flatMap(([name, field]) =>
    form.refuses !== undefined && !form.refuses.includes(name)
      ? []
      : [
          ...Object.entries(field.wrong).map(([what, posted]) => posting(form, name, what, posted)),
          ...(field.good.length === 1 ? [asObject(form, name)] : []),
        ],
  );
}

/** Each field with each value that may be valid or not; of a draft being typed, all fields at once. */
export function borderlinePostings(form: FormExample): BadPosting[] {
  return form.refuses === undefined
    ? Object.entries(form.fields).flatMap(([name, { borderline }]) =>
        Object.entries(borderline).map(([what, posted]) => posting(form, name, what, posted)),
      )
    : postingsAtOnce(form, new Set(form.refuses));
}

/** Every kind of wrong and borderline value, each in all fields at once, except for the valid `unchanged` ones. */
export function postingsAtOnce(form: FormExample, unchanged: ReadonlySet<string> = ofTheForm): BadPosting[] {
  const kinds = new Set(
    Object.values(form.fields).flatMap(({ borderline, wrong }) => Object.keys({ ...borderline, ...wrong })),
  );
  return [...kinds].map((what) => ({
    title: what,
    form,
    field: "",
    pairs: Object.entries(form.fields).flatMap(([name, { good, borderline, wrong }]) =>
      pairsOf(name, unchanged.has(name) ? good : (borderline[what] ?? wrong[what] ?? good)),
    ),
  }));
}

/** The whole form with a control character in each of its answers, save those that say which form it is. */
export function invalidPairs(form: FormExample): [string, string][] {
  return Object.entries(form.fields).flatMap(([name, { good }]) =>
    pairsOf(name, ofTheForm.has(name) ? good : good.map((value) => `${value}\u0007`)),
  );
}

/** Fields that say which form it is, and of what it was made. */
export const ofTheForm: ReadonlySet<string> = new Set([
  "act",
  "unit",
  "revision",
  "version",
  "token",
  "mandateId",
  "prospectId",
  "conditionId",
  "waiverId",
]);

function posting(form: FormExample, field: string, what: string, posted: Posted): BadPosting {
  const others = goodPairs(form).filter(([name]) => name !== field);
  return { title: `${field} ${what}`, form, field, pairs: [...others, ...pairsOf(field, posted)] };
}

function asObject(form: FormExample, field: string): BadPosting {
  const others = goodPairs(form).filter(([name]) => name !== field);
  const [good = ""] = form.fields[field]?.good ?? [];
  return { title: `${field} as an object`, form, field, pairs: [...others, [`${field}.inner`, good]] };
}

const pairsOf = (name: string, posted: Posted) => posted.map((value): [string, string] => [name, value]);
