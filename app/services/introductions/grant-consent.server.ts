import { lockIntroduction } from "./lock-introduction.server.ts";
import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import type { ConsentDays, ConsentPurpose, FieldGroup } from "#app/domain/codes/consents.ts";
import { introductionStatusAfter, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { countUse } from "../usage/count-use.server.ts";
import { startConsent } from "./start-consent.server.ts";

export interface GrantConsent {
  introductionId: string;
  fieldGroups: FieldGroup[];
  purpose: ConsentPurpose;
  days: ConsentDays;
}

/**
 * The company consents: the chosen field groups open to this one institution, for one purpose, until the end of the
 * last day. Refused once the deadline has passed, whether or not the lapse is recorded yet.
 */
export function grantConsent(
  ctx: ServiceContext,
  actor: CompanyActor,
  { introductionId, fieldGroups, purpose, days }: GrantConsent,
): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    await countUse(trx, actor, "consentStep");
    const introduction = await lockIntroduction(trx, actor, introductionId);
    refuseIf(whyNotMoveIntroduction(introduction, "consent", "company", ctx.now()));
    const status = introductionStatusAfter(introduction.status, "consent");
    await startConsent(ctx, trx, actor, introduction, {
      fieldGroups,
      purpose,
      days,
      grantedBy: actor.userId,
      status,
      event: "consent-granted",
    });
    await enqueue(trx, "notify-institution-introduction-answered", { introductionId });
  });
}
