/** An amount in the words of its instrument; without one it is what is sought. */
export interface StageAmount {
  commitment: "capital" | "guarantee";
  instrument: string | null;
  amountFen: bigint | null;
}

interface StagePart {
  commitment: StageAmount["commitment"];
  instrument: string;
  fen: bigint;
}

/** What stands at one stage: how many, and for how much; what is guaranteed is no money and is added up apart. */
export interface Stage<Key extends string> {
  key: Key;
  count: number;
  /** Null where no amount is known. */
  capitalFen: bigint | null;
  guaranteedFen: bigint;
  /** By instrument, the largest first; empty where all is of one instrument, or of none. */
  parts: readonly StagePart[];
}

/** Adds up what stands where, by stage in the given order. */
export function stagesOf<Key extends string>(
  keys: readonly Key[],
  matters: readonly (StageAmount & { stage: Key; count: number })[],
): Stage<Key>[] {
  return keys.map((key) => {
    const here = matters.filter(({ stage }) => stage === key);
    return { key, count: here.reduce((sum, { count }) => sum + count, 0), ...amountsOf(here) };
  });
}

function amountsOf(here: readonly StageAmount[]): Omit<Stage<string>, "key" | "count"> {
  const byInstrument = new Map<string, StagePart>();
  let [capitalFen, guaranteedFen]: [bigint | null, bigint] = [null, 0n];
  for (const { commitment, instrument, amountFen } of here) {
    if (amountFen === null) continue;
    if (commitment === "guarantee") guaranteedFen += amountFen;
    else capitalFen = (capitalFen ?? 0n) + amountFen;
    if (instrument === null) continue;
    const key = `${commitment} ${instrument}`;
    const fen = (byInstrument.get(key)?.fen ?? 0n) + amountFen;
    byInstrument.set(key, { commitment, instrument, fen });
  }
  const parts = [...byInstrument.values()].sort((a, b) => (a.fen < b.fen ? 1 : a.fen > b.fen ? -1 : 0));
  return { capitalFen, guaranteedFen, parts };
}
