import { expect } from "vitest";
import { Refusal } from "#app/domain/refusal.ts";

/** The code of the refusal that some work ends in; "nothing refused" when it succeeds. A bug is thrown on. */
export async function refusalCodeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal" && "code" in error) return String(error.code);
    throw error;
  }
  return "nothing refused";
}

/** Does the work so many times at once, and counts how often it was not refused. */
export async function doneAtOnce(times: number, work: (turn: number) => Promise<unknown>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, (_, turn) => refusalCodeOf(work(turn))));
  return answers.filter((answer) => answer === "nothing refused").length;
}

/** Expects that refusal, and that `read` reads the same afterwards. */
export async function refuses(code: string, work: Promise<unknown>): Promise<void>;
export async function refuses(code: string, work: () => Promise<unknown>, read: () => unknown): Promise<void>;
export async function refuses(
  code: string,
  work: Promise<unknown> | (() => Promise<unknown>),
  read?: () => unknown,
): Promise<void> {
  const refusal = () => refusalCodeOf(typeof work === "function" ? work() : work);
  expect(await (read ? unchanged(read, refusal) : refusal())).toBe(code);
}

/** Expects that `read` reads the same before and after some work, and returns what the work did. */
export async function unchanged<Done>(read: () => unknown, work: () => Promise<Done>): Promise<Done> {
  const before = await read();
  const done = await work();
  expect(await read()).toEqual(before);
  return done;
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
