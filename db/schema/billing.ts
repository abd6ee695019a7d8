import type { Generated } from "kysely";
import type { AllocationKind } from "#app/domain/billing/receipts.ts";
import type { ChargeBackStatus } from "#app/domain/billing/charge-back.ts";
import type { CreditReason } from "#app/domain/billing/credit.ts";
import type { FapiaoKind, FapiaoStatus } from "#app/domain/billing/fapiao.ts";
import type { FeeKindOfDeal, FeeStatus, InvoiceStatus, RefundStatus } from "#app/domain/billing/lifecycle.ts";
import type { AccountKind, BookedKind } from "#app/domain/billing/ledger.ts";
import type {
  CallKind,
  CallStatus,
  PaymentProviderName,
  ProviderObjectKind,
} from "#app/domain/billing/providers.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";
import type { PairColumns } from "./pair-columns.ts";

export interface PriceListTable {
  version: number;
  validFrom: Day;
  debtRateBp: number;
  debtFloorFen: bigint;
  debtCapFen: bigint;
  equityRateBp: number;
  equityFloorFen: bigint;
  equityCapFen: bigint;
  vatInclusive: boolean;
}

export interface BillingProfileTable {
  institutionId: string;
  title: string;
  taxNumber: string;
  address: string | null;
  phone: string | null;
  bankName: string | null;
  bankAccount: string | null;
  email: string;
  locale: "en" | "zh-CN";
  fapiaoKind: FapiaoKind;
  updatedBy: string;
  updatedAt: Generated<Date>;
  revision: Generated<number>;
}

export interface FeeAgreementAcceptanceTable {
  institutionId: string;
  version: Day;
  priceListVersion: number;
  acceptedBy: string;
  acceptedAt: Generated<Date>;
}

/** All but the drawdown, the kind and the time is computed by the database when it is inserted. */
export interface FeeTable extends PairColumns {
  id: Generated<string>;
  drawdownId: string;
  kind: Generated<FeeKindOfDeal>;
  dealId: string;
  basis: "debt" | "equity";
  rateBp: number;
  drawnFen: bigint;
  /** As the price list counts it: with the tax where its prices contain it. */
  amountFen: bigint;
  netFen: bigint | null;
  vatFen: bigint | null;
  vatRateBp: number | null;
  status: Generated<FeeStatus>;
  isDemonstration: Generated<boolean>;
  accruedAt: Generated<Date>;
}

export interface LedgerAccountTable {
  id: Generated<bigint>;
  institutionId: string | null;
  kind: AccountKind;
  currency: string;
}

export interface LedgerTransactionTable {
  id: Generated<bigint>;
  kind: BookedKind;
  sourceId: string;
  institutionId: string | null;
  postedAt: Generated<Date>;
}

export interface LedgerPostingTable {
  id: Generated<bigint>;
  transactionId: bigint;
  accountId: bigint;
  currency: string;
  amountMinor: bigint;
}

export interface LedgerTotalTable {
  accountId: bigint;
  balanceMinor: bigint;
  postings: bigint;
}

export interface NumberSeriesTable {
  name: string;
  lastNumber: bigint;
}

export interface InvoiceTable {
  id: Generated<string>;
  number: string;
  institutionId: string;
  status: Generated<InvoiceStatus>;
  period: Day;
  issuedAt: Date;
  dueOn: Day;
  currency: Generated<string>;
  netFen: bigint;
  vatFen: bigint;
  totalFen: bigint;
  profile: JsonColumn;
  replacesId: string | null;
  settledAt: Date | null;
  voidedAt: Date | null;
  voidReason: string | null;
  voidedBy: string | null;
  reminders: Generated<number>;
  remindedAt: Date | null;
  isDemonstration: Generated<boolean>;
}

interface TaxedFen {
  netFen: bigint;
  vatFen: bigint;
  totalFen: bigint;
}

export interface InvoiceLineTable extends TaxedFen {
  id: Generated<string>;
  invoiceId: string;
  institutionId: string;
  position: number;
  feeId: string;
  vatRateBp: number;
  isVoid: Generated<boolean>;
}

export interface CreditNoteTable extends TaxedFen {
  id: Generated<string>;
  number: string;
  invoiceId: string;
  institutionId: string;
  reasonCode: CreditReason;
  reason: string | null;
  issuedAt: Date;
  issuedBy: string | null;
}

export interface CreditNoteLineTable extends TaxedFen {
  creditNoteId: string;
  invoiceLineId: string;
  institutionId: string;
}

export interface ReceiptTable {
  id: Generated<string>;
  institutionId: string;
  provider: PaymentProviderName;
  externalId: string;
  amountFen: bigint;
  receivedAt: Date;
  payer: string | null;
  bookedAt: Generated<Date>;
  isDemonstration: Generated<boolean>;
}

export interface ReceiptAllocationTable {
  id: Generated<string>;
  receiptId: string;
  invoiceId: string;
  institutionId: string;
  kind: AllocationKind;
  amountFen: bigint;
  allocatedAt: Generated<Date>;
}

export interface RefundTable {
  id: Generated<string>;
  institutionId: string;
  receiptId: string;
  invoiceId: string | null;
  creditNoteId: string | null;
  amountFen: bigint;
  provider: PaymentProviderName;
  status: Generated<RefundStatus>;
  externalId: string | null;
  requestedAt: Generated<Date>;
  requestedBy: string | null;
  settledAt: Date | null;
  failure: string | null;
}

export interface ChargeBackTable {
  id: Generated<string>;
  institutionId: string;
  receiptId: string;
  externalId: string;
  amountFen: bigint;
  reason: string | null;
  status: ChargeBackStatus;
  openedAt: Date;
  settledAt: Date | null;
}

export interface ProviderCallTable {
  id: Generated<string>;
  institutionId: string;
  provider: PaymentProviderName;
  kind: CallKind;
  subjectId: string;
  status: Generated<CallStatus>;
  attempts: Generated<number>;
  lastError: string | null;
  addedAt: Generated<Date>;
  triedAt: Date | null;
}

export interface ProviderObjectTable {
  provider: PaymentProviderName;
  kind: ProviderObjectKind;
  subjectId: string;
  institutionId: string;
  externalId: string;
  payUrl: string | null;
  askedFen: bigint | null;
  status: string | null;
  readAt: Date | null;
}

export interface FapiaoTable {
  id: Generated<string>;
  institutionId: string;
  invoiceId: string;
  creditNoteId: string | null;
  reversesId: string | null;
  kind: FapiaoKind;
  totalFen: bigint;
  status: Generated<FapiaoStatus>;
  number: string | null;
  issuedOn: Day | null;
  requestedAt: Generated<Date>;
  requestedBy: string | null;
  enteredBy: string | null;
  fileId: string | null;
  fileName: string | null;
  fileSha256: string | null;
  fileBytes: Buffer | null;
  /** When the institution first downloaded it. */
  fetchedAt: Date | null;
}

export interface FeeProposalTable {
  id: Generated<string>;
  institutionId: string;
  feeId: string;
  kind: "waiver" | "adjustment";
  amountFen: bigint | null;
  reason: string;
  proposedBy: string;
  proposedAt: Generated<Date>;
}

export interface ReconciliationRunTable {
  id: Generated<bigint>;
  startedAt: Date;
  finishedAt: Date | null;
  found: Generated<number>;
  mended: Generated<number>;
}

export interface BillingDifferenceTable {
  id: Generated<string>;
  kind: string;
  subjectId: string;
  institutionId: string | null;
  detail: JsonColumn;
  foundAt: Generated<Date>;
  seenAt: Generated<Date>;
  settledAt: Date | null;
  settledHow: "mended" | "gone" | null;
}
