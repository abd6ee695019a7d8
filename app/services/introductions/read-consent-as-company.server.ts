import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotRenew } from "#app/domain/introductions/consent-change.ts";
import { found } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { listConsentRequests } from "#db/queries/introductions/consent-requests.ts";
import { listAccesses } from "#db/queries/introductions/consents.ts";
import { findMattersOfIntroduction } from "#db/queries/introductions/matters-of-introduction.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";
import { readConsentLedger } from "./read-consent-ledger.server.ts";

const shownLooks = 100;

/**
 * The ledger of one consent for its company: what it opens now, each step with who took it when, what was shown, and
 * what the institution asks for beyond it.
 */
export function readConsentAsCompany(ctx: ServiceContext, actor: CompanyActor, introductionId: string) {
  return ctx.readAs(actor, async (trx) => {
    const parties = found(
      await findIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    const { status } = parties;
    const { active, ended, steps } = await readConsentLedger(trx, introductionId, { status, now: ctx.now() });
    const requests = await listConsentRequests(trx, introductionId);
    const open = requests.find((request) => request.status === "requested") ?? null;
    return {
      introduction: pick(
        parties,
        "id",
        "askSuspendedAt",
        "institutionNameZh",
        "institutionNameEn",
        "institutionStatus",
        "institutionStoppedAt",
      ),
      active,
      /** It has ended by its time; `whyNotRenew` says why it can't be renewed. */
      ended,
      whyNotRenew:
        ended === null
          ? null
          : whyNotRenew(parties.askStatus, await findMattersOfIntroduction(trx, introductionId)),
      steps,
      asked: active === null ? null : open,
      seen: await listAccesses(trx, introductionId, shownLooks),
    };
  });
}
