import type { ReversalReason } from "#app/domain/codes/reversal-reasons.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import type { ReversalStatus } from "#app/domain/deals/reversal.ts";
import type { ReversalActs } from "./reversal-acts.tsx";

interface ReversedPayment {
  id: string;
  dealId: string;
  dealNumber: bigint;
  status: DrawdownStatus;
  sequence: number;
  amountFen: bigint;
  confirmedAt: Date | null;
  reversedAt: Date | null;
  valueDate: string | null;
  paymentReference: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  companyNameZh: string | null;
  companyNameEn: string | null;
}

interface ProposedReversal {
  id: string;
  status: ReversalStatus;
  proposedBy: DisputingSide;
  reasonCode: ReversalReason;
  note: string | null;
  proposedAt: Date;
  answerNote: string | null;
  endedAt: Date | null;
  disputeId: string | null;
}

export interface ShownReversal {
  title: string;
  drawdown: ReversedPayment;
  reversals: readonly ProposedReversal[];
  isMasked: boolean;
  turn: { who: DisputingSide; from: Date; dueAt: Date; workingDays: number } | null;
  may: Parameters<typeof ReversalActs>[0]["may"];
  now: Date;
}
export interface ReversalPageProps {
  read: ShownReversal;
  viewer: "company" | "institution";
}
