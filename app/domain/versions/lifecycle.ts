import type { Party } from "#app/domain/accounts/actor.ts";
import { type LifecycleTable, type MoveParties, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** Prospects and mandates are versioned; an approved version never changes again. */
export const VERSION_STATUSES = [
  "draft",
  "submitted",
  "changes_requested",
  "rejected",
  "live",
  "superseded",
  "discarded",
] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

export type VersionMove =
  "submit" | "recall" | "request_changes" | "reject" | "approve" | "supersede" | "discard";

/** The live version stays live until the next one is approved: both moves happen in one transaction. */
export const versionLifecycle = {
  draft: { submit: "submitted", discard: "discarded" },
  submitted: {
    recall: "draft",
    request_changes: "changes_requested",
    reject: "rejected",
    approve: "live",
  },
  changes_requested: { submit: "submitted", discard: "discarded" },
  rejected: {},
  live: { supersede: "superseded" },
  superseded: {},
  discarded: {},
} as const satisfies LifecycleTable<VersionStatus, VersionMove>;

const owners: readonly Party[] = ["company", "institution"];
/** "approve" by the system: a change of fields that need no approval goes live automatically. */
const movers: MoveParties<VersionMove> = {
  submit: owners,
  recall: owners,
  request_changes: ["admin"],
  reject: ["admin"],
  approve: ["admin", "system"],
  supersede: ["admin", "system"],
  discard: owners,
};

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveVersion(status: VersionStatus, move: VersionMove, by: Party): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<VersionStatus, VersionMove>(versionLifecycle, status, move);
  return next === null ? "version-wrong-state" : null;
}

export function versionStatusAfter(status: VersionStatus, move: VersionMove): VersionStatus {
  return requireNext<VersionStatus, VersionMove>(versionLifecycle, status, move);
}
