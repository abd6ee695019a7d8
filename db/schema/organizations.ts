import type { Generated } from "kysely";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";

export interface UserTable {
  id: Generated<string>;
  name: string;
  email: string;
  emailVerified: Generated<boolean>;
  locale: Generated<"en" | "zh-CN">;
  role: string | null;
  adminRoles: Generated<AdminRole[]>;
  adminNumber: Generated<number | null>;
  adminSince: Generated<Date | null>;
  isDemonstration: Generated<boolean>;
  twoFactorEnabled: Generated<boolean>;
  passwordResetAt: Generated<Date | null>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface OrganizationTable {
  id: Generated<string>;
  kind: "company" | "institution";
  name: string;
  slug: string;
  createdAt: Generated<Date>;
}

export interface MemberTable {
  id: Generated<string>;
  organizationId: string;
  userId: string;
  role: string;
  createdAt: Generated<Date>;
}

export interface InvitationTable {
  id: Generated<string>;
  organizationId: string;
  email: string;
  role: string | null;
  status: Generated<string>;
  expiresAt: Date;
  inviterId: string;
  createdAt: Generated<Date>;
}

export interface CompanyTable {
  id: string;
  uscc: string;
  /** When the operator published it under this code; null while the code is only claimed. */
  codeVerifiedAt: Date | null;
  nameZh: string;
  nameEn: string | null;
  sector: string;
  district: string;
  establishedOn: Day;
  sizeClass: string | null;
  registeredCapitalFen: bigint | null;
  address: string | null;
  website: string | null;
  contactName: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
  version: Generated<number>;
  isDemonstration: Generated<boolean>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface CompanyFiguresTable {
  companyId: string;
  year: number;
  revenueFen: bigint | null;
  mainRevenueFen: bigint | null;
  profitFen: bigint | null;
  researchFen: bigint | null;
  staff: number | null;
  researchStaff: number | null;
  assetsFen: bigint | null;
  liabilitiesFen: bigint | null;
  isAudited: Generated<boolean>;
}

export interface CompanyRightTable {
  id: Generated<string>;
  companyId: string;
  kind: string;
  title: string;
  registrationNumber: string | null;
  grantedOn: Day | null;
  isSelfDeveloped: Generated<boolean>;
}

export interface CompanyRecognitionTable {
  companyId: string;
  code: string;
  certificateNumber: string | null;
  validUntil: Day | null;
}

export interface InstitutionTable {
  id: string;
  kind: string;
  nameZh: string;
  nameEn: string | null;
  uscc: string | null;
  licenceNumber: string;
  regulator: string;
  licenceScope: string;
  /** Null if the licence has no end. */
  licenceExpiresOn: Day | null;
  aboutZh: string | null;
  aboutEn: string | null;
  contactName: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
  status: Generated<InstitutionStatus>;
  version: Generated<number>;
  /** Counts the changes of its contact and description; set by the database. */
  contactVersion: Generated<number>;
  verifiedAt: Date | null;
  /** When its last suspension ended; set by the database. */
  resumedAt: Date | null;
  /** Since when it is suspended, or has left, the last time; set by the database. */
  stoppedAt: Date | null;
  /** Above this amount an offer needs a second person; null if it never does. */
  secondPersonAboveFen: bigint | null;
  responsiveness: number | null;
  firstAnswerDays: string | null;
  drawdownDeals: Generated<number>;
  drawdownDays: string | null;
  answersMeasuredAt: Date | null;
  isDemonstration: Generated<boolean>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

/** What an institution submitted for verification; never changed once sent. */
export interface InstitutionApplicationTable {
  institutionId: string;
  version: number;
  content: JsonColumn;
  /** The institution's contact and description that it was sent beside; null for those sent before it was stored. */
  contactVersion: number | null;
  submittedBy: string | null;
  createdAt: Generated<Date>;
}

/** Of the platform, by their security admins. */
export interface AdminInvitationTable {
  id: Generated<string>;
  email: string;
  roles: AdminRole[];
  status: Generated<"proposed" | "pending" | "accepted" | "canceled">;
  /** Null: a command of the server. */
  inviterId: string | null;
  expiresAt: Date | null;
  createdAt: Generated<Date>;
}
