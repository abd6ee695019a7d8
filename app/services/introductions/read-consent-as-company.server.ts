import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { listConsentRequests } from "#db/queries/introductions/consent-requests.ts";
import { listSeen } from "#db/queries/introductions/consents.ts";
import { findParties } from "#db/queries/introductions/introductions.ts";
import type { ServiceContext } from "../context.ts";
import { readLedger } from "./read-ledger.server.ts";

const shownLooks = 100;

/**
 * The ledger of one consent for its company: what it opens now, each step with who took it when, what was shown, and
 * what the institution asks for beyond it.
 */
export function readConsentAsCompany(ctx: ServiceContext, actor: CompanyActor, introductionId: string) {
  return ctx.withActor(actor, async (trx) => {
    const { status, institutionNameZh, institutionNameEn } = found(
      await findParties(trx, introductionId, actor),
      "introduction-not-found",
    );
    const { standing, steps } = await readLedger(trx, introductionId, { status, now: ctx.now() });
    const requests = await listConsentRequests(trx, introductionId);
    const open = requests.find((request) => request.status === "requested") ?? null;
    return {
      introduction: { id: introductionId, institutionNameZh, institutionNameEn },
      standing,
      steps,
      asked: standing === null ? null : open,
      seen: await listSeen(trx, introductionId, shownLooks),
    };
  });
}
