import type { ApplicationStatus } from "./lifecycle.ts";

/** The groups in which either side looks through applications. */
export const APPLICATION_GROUPS = ["company", "institution", "offered", "ended"] as const;
/** On whom it waits; with an offer; or over. */
export type ApplicationGroup = (typeof APPLICATION_GROUPS)[number];

export const STATUSES_OF_APPLICATION_GROUP: Readonly<Record<ApplicationGroup, readonly ApplicationStatus[]>> =
  {
    company: ["incomplete"],
    institution: ["submitted", "complete", "under_review"],
    offered: ["offered"],
    ended: ["declined", "withdrawn", "closed", "approved_not_accepted", "originated"],
  };
