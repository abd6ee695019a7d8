import { Refusal } from "#app/domain/refusal.ts";
import { type Numbered, parseRunningNumber } from "#app/lib/running-number.ts";

/** URL parameters. What cannot be an id doesn't exist: a loader answers 404 without a database query. */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const runningNumber = /^[1-9]\d{0,14}$/;

type Params = Readonly<Record<string, string | undefined>>;

/** The id of that name in the URL; refuses with 404 when it is not a UUID. */
export function idParam(params: Params, name: string): string {
  const value = params[name];
  if (value === undefined || !uuid.test(value)) throw new Refusal("not-found");
  return value.toLowerCase();
}

/** An id of the URL, or the number that people call its record by, P-2417; refuses with 404 anything else. */
export function refParam(params: Params, name: string, of: Numbered): string {
  const value = params[name] ?? "";
  return parseRunningNumber(of, value) === null ? idParam(params, name) : value;
}

/** The running number of that name in the URL, such as 2417 of P-2417; refuses with 404 otherwise. */
export function numberParam(params: Params, name: string): number {
  const value = params[name];
  if (value === undefined || !runningNumber.test(value)) throw new Refusal("not-found");
  return Number(value);
}

/** One of several words in the URL, such as a step of an editor; refuses with 404 any other. */
export function wordParam<Word extends string>(params: Params, name: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === params[name]);
  if (word === undefined) throw new Refusal("not-found");
  return word;
}

/** Several ids of the URL, by name. */
export function idParams<Name extends string>(params: Params, ...names: Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, idParam(params, name)])) as Record<Name, string>;
}
