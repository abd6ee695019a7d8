/**
 * The least that an offer may be for, in fen: 10,000 yuan, the unit in which such loans are typed and the order of the
 * smallest that microloan companies make to firms. Less is a slip of the unit, and its fee would round to next to nothing.
 * The platform's own setting.
 */
export const LEAST_OFFER_FEN = 1_000_000n;
