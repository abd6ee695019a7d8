import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import { Refusal } from "#app/domain/refusal.ts";
import {
  fromCompanyProfile,
  insertCompany,
  lockCompany,
  updateCompany,
  updateSizeClass,
} from "#db/queries/organizations/companies.ts";
import { record } from "#db/queries/audit/events.ts";
import { hasSubmittedVersion } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "../usage/count-use.server.ts";

export type CompanyProfileInput = CompanyProfile & {
  registeredCapitalFen?: bigint | undefined;
  /** The version that the form was rendered from; 0 when there was none. */
  version: number;
};

/**
 * Registers a company, or changes its profile. Its identifying fields are fixed once it has submitted. A credit code is
 * accepted even if another company entered it: the response must not reveal who is a customer, and the operator
 * verifies one of them at publication.
 */
export function saveCompanyProfile(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  input: CompanyProfileInput,
): Promise<void> {
  const { version, ...profile } = input;
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    const values = fromCompanyProfile(profile);
    const before = await lockCompany(trx, companyId);
    if ((before?.version ?? 0) !== version) throw new Refusal("form-outdated");
    const subject = { kind: "company" as const, id: companyId };
    const codeChanges = values.uscc !== before?.uscc;
    if (codeChanges) await countUse(trx, actor, "creditCode");
    if (before === undefined) {
      if (!(await insertCompany(trx, companyId, values))) throw new Refusal("form-outdated");
      await record(trx, actor, { type: "company-registered", subject, companyId });
      return;
    }
    if (codeChanges && (await hasSubmittedVersion(trx, companyId))) throw new Refusal("uscc-fixed");
    await updateCompany(trx, companyId, values);
    await updateSizeClass(trx, companyId);
    await record(trx, actor, { type: "company-profile-changed", subject, companyId });
  });
}
