import type { Party } from "#app/domain/accounts/actor.ts";

const parties = ["company", "institution", "admin", "system"] as const;

/** What a lifecycle lets each party do, as "party from to", in the order of the alphabet. */
export function movesIn<Status extends string, Move extends string>(
  lifecycle: Readonly<Record<Status, Partial<Record<Move, Status>>>>,
  statuses: readonly Status[],
  whyNot: (from: Status, move: Move, by: Party) => unknown,
): string[] {
  const all = parties.flatMap((by) =>
    statuses.flatMap((from) =>
      (Object.entries(lifecycle[from]) as [Move, Status][])
        .filter(([move]) => whyNot(from, move, by) === null)
        .map(([, to]) => `${by} ${from} ${to}`),
    ),
  );
  return [...new Set(all)].filter((one) => !/ (\S+) \1$/u.test(one)).sort();
}
