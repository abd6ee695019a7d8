/** The id of the decision form: notes beside fields refer to it, and phones link down to it. */
export const DECISION = "decision";
