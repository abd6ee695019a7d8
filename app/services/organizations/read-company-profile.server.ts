import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import { sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import { findCompany, toCompanyProfile } from "#db/queries/organizations/companies.ts";
import { listFigures, toYearFigures } from "#db/queries/organizations/company-figures.ts";
import { listRecognitions, listRights } from "#db/queries/organizations/company-rights.ts";
import { hasSubmittedVersion } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

/** A company's profile, for its own people; null until it has registered. */
export function readCompanyProfile({ readAs }: ServiceContext, actor: CompanyActor) {
  return readAs(actor, async (trx) => {
    const { companyId } = actor;
    const row = await findCompany(trx, companyId);
    if (row === undefined) return null;
    const [figures, rights, recognitions, isCodeFixed] = [
      await listFigures(trx, companyId),
      await listRights(trx, companyId),
      await listRecognitions(trx, companyId),
      await hasSubmittedVersion(trx, companyId),
    ];
    const [latest] = figures;
    return {
      profile: toCompanyProfile(row),
      size: sizeClassOf({
        industry: sizeIndustryOf(row.sector as CompanyProfile["sector"]),
        staff: latest?.staff ?? null,
        revenueFen: latest?.revenueFen ?? null,
        totalAssetsFen: latest?.assetsFen ?? null,
      }),
      registeredCapitalFen: row.registeredCapitalFen,
      version: row.version,
      isCodeFixed,
      years: figures.map(toYearFigures),
      rights: rights.map(({ companyId: _, ...right }) => right),
      recognitions: recognitions.map(({ companyId: _, ...recognition }) => recognition),
    };
  });
}
