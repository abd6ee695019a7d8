import { createHash } from "node:crypto";

/**
 * The suite takes a sample of what `npm run prove:…` takes whole. `npm test` draws a seed anew each time and prints it, so
 * that many runs see everything; SAMPLE_SEED repeats one.
 */
export const sampleSeed = Number(process.env["SAMPLE_SEED"] ?? "1");

/** One of the choices, the same for a name and a seed. */
export function drawnFrom<Choice>(choices: readonly Choice[], name: string): Choice {
  const digest = createHash("sha256").update(`${sampleSeed} ${name}`).digest();
  return choices[digest.readUInt32BE() % choices.length] as Choice;
}

/** Every `share`th of the items; as many seeds, one after the other, take all of them. */
export function sampleOf<Item>(items: readonly Item[], share: number): Item[] {
  return items.filter((_, index) => index % share === sampleSeed % share);
}
