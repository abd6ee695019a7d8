import type { Generated } from "kysely";
import type { ConsentRequestStatus, ConsentStep } from "#app/domain/codes/consents.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { JsonColumn } from "./json-column.ts";

export interface IntroductionTable {
  id: Generated<string>;
  number: Generated<bigint>;
  prospectId: string;
  prospectVersion: number;
  mandateId: string;
  mandateVersion: number;
  /** Set by the database: an institution that asks doesn't know it. */
  companyId: Generated<string>;
  institutionId: string;
  requestedBy: "company" | "institution";
  status: IntroductionStatus;
  message: string | null;
  purpose: string | null;
  fitScore: number | null;
  proposedConsent: JsonColumn | null;
  reasonCode: string | null;
  note: string | null;
  requestedByUser: string | null;
  requestedAt: Generated<Date>;
  answerBy: Date | null;
  answeredAt: Date | null;
  isDemonstration: Generated<boolean>;
  statusChangedAt: Generated<Date>;
  messageMasked: Generated<string[]>;
  noteMasked: Generated<string[]>;
}

export interface ConsentTable {
  id: Generated<string>;
  introductionId: string;
  prospectId: string;
  companyId: string;
  institutionId: string;
  fieldGroups: string[];
  purpose: string;
  grantedBy: string | null;
  grantedAt: Generated<Date>;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedBy: string | null;
  sequence: Generated<number>;
  step: Generated<ConsentStep>;
  endedBy: "company" | "institution" | "system" | null;
}

export interface ConsentRequestTable {
  id: Generated<string>;
  introductionId: string;
  companyId: string;
  institutionId: string;
  fieldGroups: string[];
  days: number | null;
  words: string;
  status: Generated<ConsentRequestStatus>;
  requestedBy: string;
  requestedAt: Generated<Date>;
  answeredBy: string | null;
  answeredAt: Date | null;
  note: string | null;
  noteMasked: Generated<string[]>;
}

export interface DisclosureTable {
  id: Generated<bigint>;
  consentId: string | null;
  introductionId: string;
  companyId: string;
  institutionId: string;
  userId: string | null;
  fieldGroups: string[];
  outcome: "shown" | "refused";
  at: Generated<Date>;
}

export interface IntroductionStopTable {
  companyId: string;
  institutionId: string;
  stoppedBy: string | null;
  stoppedAt: Generated<Date>;
}

export interface IntroductionHoldTable {
  companyId: string;
  heldBy: string;
  heldAt: Generated<Date>;
}

export interface MessageTable {
  id: Generated<bigint>;
  introductionId: string;
  companyId: string;
  institutionId: string;
  writtenBy: "company" | "institution";
  userId: string;
  words: string;
  masked: Generated<string[]>;
  writtenAt: Generated<Date>;
}

export interface MessageReadTable {
  introductionId: string;
  messageId: bigint;
  userId: string;
  companyId: string;
  institutionId: string;
  readBy: "company" | "institution";
  readAt: Generated<Date>;
}
