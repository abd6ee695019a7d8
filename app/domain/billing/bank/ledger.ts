import type { LedgerLine } from "../ledger.ts";

/** Money that arrived from nobody knows whom, in fen: the platform owes it to whoever it turns out to be. */
export const moneyUnidentified = (amountFen: bigint): LedgerLine[] => [
  { account: "cash_bank", amountMinor: amountFen, own: true },
  { account: "suspense", amountMinor: -amountFen, own: true },
];
