import type { Generated } from "kysely";
import type { ItemStatus } from "#app/domain/applications/items.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";
import type { IntroductionColumns } from "./pair-columns.ts";

export interface ApplicationTable extends IntroductionColumns {
  id: Generated<string>;
  number: Generated<bigint>;
  prospectId: string;
  prospectVersion: number;
  mandateId: string;
  status: ApplicationStatus;
  statusChangedAt: Generated<Date>;
  submittedAt: Generated<Date>;
  completedAt: Date | null;
  clockFrom: Date | null;
  dueAt: Date | null;
  remindAt: Date | null;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  decisionDaysLeft: number | null;
  reasonCodes: Generated<string[]>;
  repairable: boolean | null;
  repair: string | null;
  note: string | null;
  isDemonstration: Generated<boolean>;
}

export interface ApplicationSnapshotTable extends IntroductionColumns {
  applicationId: string;
  fieldGroups: string[];
  content: JsonColumn;
  takenAt: Generated<Date>;
}

export interface ApplicationItemTable extends IntroductionColumns {
  id: Generated<string>;
  applicationId: string;
  code: RequestedItem;
  words: string | null;
  dueOn: Day;
  status: Generated<ItemStatus>;
  requestedBy: string | null;
  requestedAt: Generated<Date>;
  note: string | null;
  noteMasked: Generated<string[]>;
  /** What provided it, or why without a file; neither if an older note states it. */
  documentId: string | null;
  noFileReason: string | null;
  settledBy: string | null;
  settledAt: Date | null;
}

export interface ApplicationTaskTable {
  id: Generated<string>;
  applicationId: string;
  institutionId: string;
  words: string;
  isTask: boolean;
  addedBy: string;
  addedAt: Generated<Date>;
  doneBy: string | null;
  doneAt: Date | null;
}
