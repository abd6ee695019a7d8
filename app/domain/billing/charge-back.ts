/** A card payment that its bank took back: under dispute, lost, or won and paid out again. */
export type ChargeBackStatus = "open" | "lost" | "won";
