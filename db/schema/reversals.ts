import type { Generated } from "kysely";
import type { ReversalReason } from "#app/domain/codes/reversal-reasons.ts";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import type { ReversalStatus } from "#app/domain/deals/reversal.ts";
import type { PairColumns } from "./pair-columns.ts";

export interface DrawdownReversalTable extends PairColumns {
  id: Generated<string>;
  drawdownId: string;
  dealId: string;
  proposedBy: DisputingSide;
  proposer: string;
  reasonCode: ReversalReason;
  note: string | null;
  amountFen: bigint;
  status: Generated<ReversalStatus>;
  proposedAt: Generated<Date>;
  answerDueAt: Date;
  answerNote: string | null;
  answerer: string | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  bookedAt: Date | null;
  isDemonstration: Generated<boolean>;
}
