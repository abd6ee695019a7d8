/**
 * The minimum amount of an offer, in fen: 10,000 yuan, the unit in which such loans are entered and about the smallest
 * that microloan companies make to firms. Less is a wrong unit, and its fee would round to almost nothing. The
 * platform's own setting.
 */
export const LEAST_OFFER_FEN = 1_000_000n;
