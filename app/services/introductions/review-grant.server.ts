import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { whyNotOpenTo } from "#app/domain/organizations/lifecycle.ts";
import { whyNotWhileSuspended } from "#app/domain/prospects/suspension.ts";
import { found } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";
import { readOpened } from "./read-opened.server.ts";

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
    return {
      introduction: pick(introduction, "id", "institutionNameZh", "institutionNameEn"),
      opened: await readOpened(trx, { introductionId, fieldGroups, before: null }),
      whyNot:
        whyNotMoveIntroduction(introduction, "consent", "company", ctx.now()) ??
        whyNotOpenTo(introduction.institutionStatus) ??
        whyNotWhileSuspended(introduction.askSuspendedAt) ??
        whyNotRole(actor, "sign"),
    };
  });
}
