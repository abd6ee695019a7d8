import { createHash } from "node:crypto";

/** SAMPLE=whole, as `npm run prove:…` sets it: nothing is left out. */
export const isWhole = process.env["SAMPLE"] === "whole";

/**
 * Else the suite takes samples. `npm test` chooses a new seed each time and prints it, so that many runs cover
 * everything; SAMPLE_SEED repeats one.
 */
const sampleSeed = seedOf(process.env["SAMPLE_SEED"] ?? "1");

function seedOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`SAMPLE_SEED is a whole number, and not "${text}"`);
  return Number(text);
}

/** One of the choices, the same for a name and a seed. */
export function sampleFrom<Choice>(choices: readonly Choice[], name: string): Choice {
  const digest = createHash("sha256").update(`${sampleSeed} ${name}`).digest();
  return choices[digest.readUInt32BE() % choices.length] as Choice;
}

/** How many runs fast-check makes of a property: in the suite a quarter of them. */
export const propertyRuns = (whole: number): number => (isWhole ? whole : Math.ceil(whole / 4));

/** The least number of cases that the runs of a property must have met: of a quarter of the runs a sixth, since counts vary. */
export const minimumOf = (whole: number): number => (isWhole ? whole : whole / 6);

/** Every `share`th of the items; as many consecutive seeds cover all. All where SAMPLE=whole. */
export function sampleOf<Item>(items: readonly Item[], share: number): Item[] {
  return items.filter((_, index) => isWhole || index % share === sampleSeed % share);
}
