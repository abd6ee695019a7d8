import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { isInForceUntil } from "#app/domain/introductions/in-force.ts";
import { introductionShown } from "#app/domain/introductions/lifecycle.ts";
import { findHold, listDisclosuresForCompany } from "#db/queries/introductions/consents.ts";
import { listIntroductionsForCompany } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";

const shownDisclosures = 20;

const ENDED: ReadonlySet<string> = new Set<ReturnType<typeof introductionShown>>([
  "declined_by_company",
  "declined_by_institution",
  "lapsed",
  "revoked",
  "consent_over",
]);

/** Every introduction of the company by what it must do, the consent ledger, and what was seen and when. */
export function listIntroductionsAsCompany(ctx: ServiceContext, actor: CompanyActor) {
  return ctx.readAs(actor, async (trx) => {
    const rows = await listIntroductionsForCompany(trx, actor.companyId);
    const all = rows.map((row) => ({
      ...row,
      shown: introductionShown(row.status, isInForceUntil(row.consentExpiresAt, ctx.now())),
      workingDaysLeft: workingDaysFrom(ctx, row.answerBy),
    }));
    return {
      toAnswer: all
        .filter(({ status }) => status === "consent_pending")
        .sort((one, other) => Number(one.answerBy) - Number(other.answerBy)),
      asked: all.filter(({ status }) => status === "requested"),
      inForce: all.filter(({ shown }) => shown === "consented" || shown === "converted"),
      ended: all.filter(({ shown }) => ENDED.has(shown)),
      heldAt: (await findHold(trx, actor.companyId))?.heldAt ?? null,
      seen: await listDisclosuresForCompany(trx, actor.companyId, shownDisclosures),
    };
  });
}
