import type { DealStatus } from "./lifecycle.ts";

/** The groups by which either side filters its deals. */
export const DEAL_GROUPS = ["contract", "money", "drawn", "guarantee", "fallen"] as const;
export type DealGroup = (typeof DEAL_GROUPS)[number];

export const STATUSES_OF_DEAL_GROUP: Readonly<Record<DealGroup, readonly DealStatus[]>> = {
  contract: [
    "accepted",
    "documents_out",
    "signed_by_company",
    "signed_by_institution",
    "contracted",
    "conditions_open",
  ],
  money: ["available", "partially_drawn"],
  drawn: ["drawn"],
  guarantee: ["in_force", "released"],
  fallen: ["fell_through"],
};
