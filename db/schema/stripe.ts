import type { Generated } from "kysely";
import type { StripeEventStatus } from "#app/domain/billing/stripe-events.ts";

export interface StripeEventTable {
  id: string;
  type: string;
  objectId: string;
  livemode: boolean;
  created: Date;
  receivedAt: Generated<Date>;
  status: StripeEventStatus;
}

export interface StripeReadingTable {
  objectId: string;
  readAt: Date;
}

export interface ChargeBackPartTable {
  id: Generated<string>;
  chargeBackId: string;
  invoiceId: string | null;
  institutionId: string;
  amountFen: bigint;
  reinstatedId: Generated<string>;
}
