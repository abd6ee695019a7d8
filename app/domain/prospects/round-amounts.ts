/** The finest step: 10,000 yuan, in fen. */
const FINEST = 1_000_000n;

/**
 * The step, in fen, in which lenders state an amount: its power of ten, or half of that up to five of them. 3.2 million
 * has steps of 500,000, 6.4 million of 1 million; never less than 10,000 yuan. The same as `rounded_up_fen` in SQL.
 */
function stepAt(fen: bigint): bigint {
  let power = FINEST;
  while (power * 10n <= fen) power *= 10n;
  const step = fen <= power * 5n ? power / 2n : power;
  return step > FINEST ? step : FINEST;
}

/** An amount in fen, rounded down to such a step; 0 stays 0. */
export function roundedDown(fen: bigint): bigint {
  const step = stepAt(fen);
  return fen - (fen % step);
}

/** An amount in fen, rounded up to such a step; 0 stays 0. */
export function roundedUp(fen: bigint): bigint {
  const step = stepAt(fen);
  const over = fen % step;
  return over === 0n ? fen : fen + step - over;
}
