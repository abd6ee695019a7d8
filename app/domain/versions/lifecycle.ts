import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";

const owners = ["company", "institution"] as const;
/** "approve" by the system: a change of fields that need no approval goes live automatically. */
const movers = {
  submit: owners,
  recall: owners,
  request_changes: ["admin"],
  reject: ["admin"],
  approve: ["admin", "system"],
  supersede: ["admin", "system"],
  discard: owners,
} as const satisfies MoveParties<string>;
export type VersionMove = keyof typeof movers;

/**
 * The lifecycle of a version: prospects and mandates are versioned, and an approved version never changes again. The
 * live version stays live until the next one is approved: both moves happen in one transaction.
 */
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
} as const satisfies LifecycleTable<string, VersionMove>;

const rules = lifecycleRules(versionLifecycle, movers, "version-wrong-state");
export const VERSION_STATUSES = rules.statuses;
export const versionStatusAfter = rules.after;

/** Null when the move is allowed; otherwise the reason. */
export const whyNotMoveVersion = rules.whyNot;
