/**
 * Parameters of addresses. What cannot be an id is not there: a loader answers 404 before the database is asked.
 */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const runningNumber = /^[1-9]\d{0,14}$/;

type Params = Readonly<Record<string, string | undefined>>;

function notThere(): Response {
  return Response.json({ refusal: { code: "not-found" } }, { status: 404 });
}

/** The id of that name in the address; throws a 404 answer when it is not a UUID. */
export function idParam(params: Params, name: string): string {
  const value = params[name];
  if (value === undefined || !uuid.test(value)) throw notThere();
  return value.toLowerCase();
}

/** The running number of that name in the address, such as 2417 of P-2417; throws a 404 answer otherwise. */
export function numberParam(params: Params, name: string): number {
  const value = params[name];
  if (value === undefined || !runningNumber.test(value)) throw notThere();
  return Number(value);
}

/** One of a few words in the address, such as a step of an editor; throws a 404 answer for any other. */
export function wordParam<Word extends string>(params: Params, name: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === params[name]);
  if (word === undefined) throw notThere();
  return word;
}
