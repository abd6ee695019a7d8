import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { found } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import { findVersion } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

/** What a consent to these field groups would show the institution, before the company gives it. */
export function reviewGrant(
  ctx: ServiceContext,
  actor: CompanyActor,
  { introductionId, fieldGroups }: { introductionId: string; fieldGroups: readonly FieldGroup[] },
) {
  return ctx.readAs(actor, async (trx) => {
    const introduction = found(
      await findIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    const version = await findVersion(trx, introduction.prospectId, introduction.prospectVersion);
    const content = prospectContentSchema.safeParse(version?.content);
    return {
      introduction: pick(introduction, "id", "institutionNameZh", "institutionNameEn"),
      shown: content.success && fieldGroups.length > 0 ? disclosedBy(fieldGroups, content.data) : null,
      whyNot:
        whyNotMoveIntroduction(introduction, "consent", "company", ctx.now()) ?? whyNotRole(actor, "sign"),
    };
  });
}
