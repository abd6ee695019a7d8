import { EXPORT_RETENTION_DAYS } from "#app/domain/exports/lifecycle.ts";
import type { JobName } from "#app/domain/jobs/payloads.ts";
import { READ_RETENTION_DAYS } from "#app/domain/notifications/retention.ts";
import type { Period } from "./period.ts";

/** Whose data: "nobody" is neither a person's nor what a person typed. */
export const DATA_SUBJECTS = ["visitor", "invited", "member", "contact", "nobody"] as const;
type DataSubject = (typeof DATA_SUBJECTS)[number];

/** Why personal data may be processed: PIPL, article 13, first paragraph, items 1, 2 and 3. */
type Ground = "consent" | "contract" | "duty";

/**
 * Where the length of a period comes from. "shortest": PIPL, article 19. "logs": 网络安全法, six months at least.
 * "limitation": 民法典, article 188, three years. "accounting": 会计档案管理办法, thirty years from the end of the year.
 * 电子商务法 does not apply to financial services (article 2).
 */
type PeriodLaw = "shortest" | "logs" | "limitation" | "accounting";

/** Who receives it beside the operator and the organization that it belongs to. */
type Recipient = "opened-company" | "other-side" | "named-institution" | "mail-provider" | "auditor";

/**
 * What happens at the end. "appraised": accounting records are destroyed by hand, after an appraisal that the law asks
 * for (会计档案管理办法, articles 16 to 19); the report lists them. "removed": an account or an organization is removed
 * with it. "kept": it is neither a name nor what somebody typed.
 */
type End = "deleted" | "texts-erased" | "appraised" | "removed" | "kept";

/** Where data is stored besides tables. */
export const STORES = ["documents", "archives", "seal-copies", "log", "backup", "sent-email"] as const;
type DataStore = (typeof STORES)[number];

export interface RetentionClass {
  readonly whose: DataSubject;
  readonly ground: Ground;
  readonly law: PeriodLaw;
  readonly recipients?: readonly Recipient[];
  readonly stores?: readonly DataStore[];
  /** Null: as long as the account or the organization that it belongs to. */
  readonly period: Period | null;
  readonly end: End;
  /** Null: the deletion of the account or organization, or the operator (docs/operations.md). */
  readonly job: JobName | null;
}

/**
 * Everything that is stored, in classes of one purpose, period and end. Which table belongs to which class: tables.ts.
 * From which instant a period counts, in words: the message `retention.classes.<class>.from`; in SQL:
 * db/queries/retention/due.ts.
 */
export const RETENTION_CLASSES = {
  "sign-up": entry("visitor", "contract", "shortest", { days: 7 }, "deleted", "sweep-accounts"),
  "unconfirmed-account": entry("visitor", "contract", "shortest", { days: 30 }, "deleted", "apply-retention"),
  invitation: entry("invited", "contract", "shortest", { days: 90 }, "deleted", "apply-retention", {
    recipients: ["mail-provider"],
  }),
  account: entry("member", "contract", "shortest", null, "removed", null, { recipients: ["mail-provider"] }),
  recovery: entry("member", "contract", "limitation", { years: 3 }, "deleted", "apply-retention"),
  deletion: entry("member", "duty", "limitation", { years: 3 }, "deleted", "apply-retention"),
  "admin-opening": entry("member", "duty", "limitation", { years: 3 }, "deleted", "apply-retention", {
    recipients: ["opened-company"],
  }),
  session: entry("member", "contract", "shortest", { days: 14 }, "deleted", "sweep-accounts"),
  usage: entry("member", "contract", "shortest", { hours: 25 }, "deleted", "sweep-accounts"),
  notification: entry(
    "member",
    "contract",
    "shortest",
    { days: READ_RETENTION_DAYS },
    "deleted",
    "sweep-notifications",
    { recipients: ["mail-provider"] },
  ),
  "unread-notification": entry("member", "contract", "shortest", { years: 1 }, "deleted", "apply-retention"),
  mailbox: entry("member", "contract", "shortest", { days: 30 }, "deleted", "apply-retention"),
  "failed-job": entry("member", "contract", "shortest", { days: 30 }, "deleted", "apply-retention"),
  archive: entry("contact", "duty", "shortest", { days: EXPORT_RETENTION_DAYS }, "deleted", "sweep-exports", {
    stores: ["archives"],
  }),
  export: entry("member", "duty", "limitation", { years: 3 }, "deleted", "apply-retention"),
  profile: entry("contact", "contract", "shortest", null, "removed", null, {
    recipients: ["named-institution"],
  }),
  prospect: entry("contact", "contract", "limitation", { years: 3 }, "deleted", "apply-retention", {
    recipients: ["named-institution"],
  }),
  mandate: entry("member", "contract", "shortest", null, "removed", null, { recipients: ["other-side"] }),
  pass: entry("member", "contract", "limitation", { years: 3 }, "texts-erased", "apply-retention"),
  introduction: entry("contact", "consent", "limitation", { years: 3 }, "deleted", "apply-retention", {
    recipients: ["named-institution", "other-side"],
  }),
  deal: entry("contact", "duty", "accounting", { yearsAfterYearEnd: 30 }, "appraised", null, {
    recipients: ["other-side"],
  }),
  document: entry("contact", "contract", "shortest", null, "deleted", "remove-file", {
    recipients: ["named-institution"],
    stores: ["documents"],
  }),
  "removed-document": entry(
    "contact",
    "contract",
    "limitation",
    { years: 3 },
    "texts-erased",
    "apply-retention",
  ),
  audit: entry("member", "duty", "logs", null, "kept", null, {
    recipients: ["auditor"],
    stores: ["seal-copies"],
  }),
  "audit-text": entry("member", "duty", "limitation", { years: 3 }, "texts-erased", "apply-retention"),
  log: entry("member", "duty", "logs", { days: 190 }, "deleted", null, { stores: ["log"] }),
  "sent-email": entry("member", "contract", "shortest", { days: 30 }, "deleted", null, {
    recipients: ["mail-provider"],
    stores: ["sent-email"],
  }),
  backup: entry("contact", "duty", "shortest", { days: 35 }, "deleted", null, { stores: ["backup"] }),
  matching: entry("nobody", "contract", "shortest", null, "kept", null),
  figures: entry("nobody", "contract", "shortest", null, "kept", null),
  operation: entry("nobody", "contract", "shortest", null, "kept", null),
} as const satisfies Record<string, RetentionClass>;

export type RetentionClassName = keyof typeof RETENTION_CLASSES;
export const RETENTION_CLASS_NAMES = Object.keys(RETENTION_CLASSES) as readonly RetentionClassName[];

/** Those that the nightly job `apply-retention` sweeps. */
export type SweptClass = {
  [Name in RetentionClassName]: (typeof RETENTION_CLASSES)[Name]["job"] extends "apply-retention"
    ? Name
    : never;
}[RetentionClassName];

export function isSwept(name: RetentionClassName): name is SweptClass {
  return RETENTION_CLASSES[name].job === "apply-retention";
}

function entry<Job extends JobName | null, Ends extends Period | null>(
  whose: DataSubject,
  ground: Ground,
  law: PeriodLaw,
  period: Ends,
  end: End,
  job: Job,
  more: Pick<RetentionClass, "recipients" | "stores"> = {},
) {
  return { whose, ground, law, period, end, job, ...more };
}
