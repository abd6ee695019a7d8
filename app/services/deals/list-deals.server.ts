import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { listDeals as listRows } from "#db/queries/deal-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The groups in which either side looks through its deals. */
export const DEAL_GROUPS = ["contract", "money", "drawn", "fallen"] as const;
export type DealGroup = (typeof DEAL_GROUPS)[number];

const statusesOf: Readonly<Record<DealGroup, readonly DealStatus[]>> = {
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
  fallen: ["fell_through"],
};

export function listDeals(
  { withActor }: ServiceContext,
  actor: CompanyActor | InstitutionActor,
  { group, cursor }: { group: DealGroup | undefined; cursor: string | undefined },
) {
  return withActor(actor, (trx) =>
    listRows(
      trx,
      actor.kind === "company" ? { companyId: actor.companyId } : { institutionId: actor.institutionId },
      {
        statuses: group === undefined ? null : statusesOf[group],
        cursor,
      },
    ),
  );
}
