import type { Generated } from "kysely";
import type { BankFormat } from "#app/domain/billing/bank/formats.ts";
import type { BankLineStatus, BankProposalKind } from "#app/domain/billing/bank/lifecycle.ts";
import type { LeftBecause } from "#app/domain/billing/bank/matching.ts";
import type { Day } from "#app/lib/days.ts";

export interface BankStatementTable {
  id: Generated<string>;
  sequence: Generated<bigint>;
  fileName: string;
  sha256: string;
  bank: BankFormat;
  account: string;
  periodFrom: Day;
  periodTo: Day;
  openingFen: bigint | null;
  closingFen: bigint | null;
  lines: number;
  newLines: number;
  importedBy: string;
  importedAt: Generated<Date>;
  matchedAt: Date | null;
}

export interface BankLineTable {
  id: Generated<string>;
  statementId: string;
  account: string;
  lineKey: string;
  position: number;
  valueDay: Day;
  amountFen: bigint;
  balanceFen: bigint | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  purpose: string | null;
  serial: string | null;
  status: Generated<BankLineStatus>;
  repeatOf: string | null;
  leftBecause: LeftBecause | null;
  seenAt: Date | null;
  receiptId: string | null;
  refundId: string | null;
  settledAt: Date | null;
  settledBy: string | null;
}

export interface BankProposalTable {
  id: Generated<string>;
  confirmationId: string | null;
  kind: BankProposalKind;
  lineId: string | null;
  receiptId: string | null;
  institutionId: string | null;
  invoiceIds: Generated<string[]>;
  refundId: string | null;
  amountFen: bigint | null;
  proposedBy: string;
  proposedAt: Generated<Date>;
}
