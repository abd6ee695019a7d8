import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DealStatus } from "./lifecycle.ts";

/** The groups by which either side filters its deals. */
export const DEAL_GROUPS = ["contract", "money", "drawn", "guarantee", "fallen"] as const;
export type DealGroup = (typeof DEAL_GROUPS)[number];

/** The groups of one commitment only: money is paid out, a guarantee comes into force. */
const COMMITMENT_OF_GROUP: Readonly<Partial<Record<DealGroup, Commitment>>> = {
  money: "capital",
  drawn: "capital",
  guarantee: "guarantee",
};

/** The groups of an institution that lends, guarantees, or does both. */
export function dealGroupsOf(commitments: readonly Commitment[]): readonly DealGroup[] {
  return DEAL_GROUPS.filter((group) => {
    const of = COMMITMENT_OF_GROUP[group];
    return of === undefined || commitments.includes(of);
  });
}

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
