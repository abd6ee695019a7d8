import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { CompanyRecognition } from "#app/domain/organizations/rights.ts";
import { found } from "#app/domain/refusal.ts";
import { lockCompany } from "#db/queries/organizations/companies.ts";
import { upsertRecognition } from "#db/queries/organizations/company-rights.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** Adds a recognition, or replaces it: a company has one of each kind. */
export function saveCompanyRecognition(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { code, certificateNumber, validUntil }: CompanyRecognition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    found(await lockCompany(trx, companyId), "company-profile-incomplete");
    await upsertRecognition(trx, companyId, {
      code,
      certificateNumber: certificateNumber ?? null,
      validUntil: validUntil ?? null,
    });
    const company = { id: companyId };
    await recordOn(trx, actor, "company-profile-changed", { company }, { detail: { part: "recognitions" } });
  });
}
