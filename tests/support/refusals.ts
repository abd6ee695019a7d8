import { expect } from "vitest";
import { Refusal } from "#app/domain/refusal.ts";

/** The code of the refusal that some work ends in; "nothing refused" when it succeeds. A bug is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal" && "code" in error) return String(error.code);
    throw error;
  }
  return "nothing refused";
}

/** Expects that refusal, and that `unchanged` reads the same afterwards. */
export async function refuses(code: string, work: Promise<unknown>): Promise<void>;
export async function refuses(
  code: string,
  work: () => Promise<unknown>,
  unchanged: () => unknown,
): Promise<void>;
export async function refuses(
  code: string,
  work: Promise<unknown> | (() => Promise<unknown>),
  unchanged?: () => unknown,
): Promise<void> {
  const before = unchanged && (await unchanged());
  expect(await refusalOf(typeof work === "function" ? work() : work)).toBe(code);
  if (unchanged) expect(await unchanged()).toEqual(before);
}

/** That refusal's errors by field: "amountFen: amount-above-sought". None where it names none. */
export async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.faults.map(({ fault, path }) => `${path.join(".")}: ${fault}`);
    throw error;
  }
  return [];
}
