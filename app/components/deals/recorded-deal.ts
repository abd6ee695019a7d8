import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";

export interface RecordedDeal {
  status: DealStatus;
  commitment: Commitment;
  /** Whose words it has. */
  kind: BoundKind;
  amountFen: bigint;
  confirmedFen: bigint;
  acceptedAt: Date;
  signedByCompanyAt: Date | null;
  signedByInstitutionAt: Date | null;
}
export interface RecordedDrawdown {
  id: string;
  sequence: number;
  amountFen: bigint;
  status: DrawdownStatus;
  requestedAt: Date;
  valueDate: string | null;
  paymentReference: string | null;
  confirmedAt: Date | null;
  feeFen: bigint | null;
  /** The page of the invoice that its fee is on, for whoever pays it. */
  feeInvoiceTo: string | null;
  /** Its latest dispute. */
  disputeId: string | null;
}
export interface RecordedCondition {
  id: string;
  description: string;
  status: ConditionStatus;
  reasonCode: string | null;
  note: string | null;
  decidedAt: Date | null;
  providedAt: Date | null;
  providedNote: string | null;
  /** What the reader may do with it. */
  may: Readonly<Record<string, boolean>>;
  /** A proposal to waive it that waits for a colleague; the company learns of none. */
  waiver?: object | null;
  documentId: string | null;
  fileId: string | null;
  fileName: string | null;
}
