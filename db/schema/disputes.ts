import type { Generated } from "kysely";
import type { DisputeGround, DisputeReason } from "#app/domain/codes/reasons.ts";
import type { FindingStatus } from "#app/domain/deals/finding.ts";
import type { DisputeOutcome, DisputeStatus, DisputingSide } from "#app/domain/deals/dispute.ts";
import type { PairColumns } from "./pair-columns.ts";

export interface DisputeTable extends PairColumns {
  id: Generated<string>;
  number: Generated<bigint>;
  drawdownId: string;
  dealId: string;
  openedBy: DisputingSide;
  opener: string;
  reasonCode: DisputeReason;
  note: string | null;
  /** The amount that the institution states to have paid. */
  disputedFen: bigint;
  status: Generated<DisputeStatus>;
  openedAt: Generated<Date>;
  answerDueAt: Date;
  answer: string | null;
  answerer: string | null;
  answeredAt: Date | null;
  decideDueAt: Date;
  outcome: DisputeOutcome | null;
  ground: DisputeGround | null;
  decisionNote: string | null;
  /** The amount found; 0 if the payment was undone. */
  foundFen: bigint | null;
  decidedBy: string | null;
  endedAt: Date | null;
  /** Of a dispute on a confirmed drawdown: the proposal that the other side did not agree to. */
  reversalId: string | null;
  isDemonstration: Generated<boolean>;
}

/** An admin's proposed finding; visible to the platform only. */
export interface DisputeFindingTable {
  id: Generated<string>;
  disputeId: string;
  outcome: DisputeOutcome;
  ground: DisputeGround;
  foundFen: bigint;
  words: string;
  status: Generated<FindingStatus>;
  proposedBy: string;
  proposedAt: Generated<Date>;
  settledBy: string | null;
  settledAt: Date | null;
  settledWords: string | null;
}

export interface DisputeEvidenceTable extends PairColumns {
  id: Generated<string>;
  disputeId: string;
  party: DisputingSide;
  fileId: string;
  addedBy: string;
  addedAt: Generated<Date>;
}

export interface DisputeEvidenceOpeningTable extends PairColumns {
  id: Generated<bigint>;
  evidenceId: string;
  disputeId: string;
  party: DisputingSide | "admin";
  userId: string;
  openedAt: Generated<Date>;
}
