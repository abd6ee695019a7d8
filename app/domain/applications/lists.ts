import type { ApplicationStatus } from "./lifecycle.ts";

/** The groups by which either side filters applications. */
export const APPLICATION_GROUPS = ["company", "institution", "offered", "ended"] as const;
/** Which side must act; with an offer; or ended. */
export type ApplicationGroup = (typeof APPLICATION_GROUPS)[number];

export const STATUSES_OF_APPLICATION_GROUP: Readonly<Record<ApplicationGroup, readonly ApplicationStatus[]>> =
  {
    company: ["incomplete"],
    institution: ["submitted", "complete", "under_review"],
    offered: ["offered"],
    ended: ["declined", "withdrawn", "closed", "approved_not_accepted", "originated"],
  };
