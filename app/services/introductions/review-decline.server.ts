import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { isConsented, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { markOfMatters } from "#app/domain/introductions/matters.ts";
import { found } from "#app/domain/refusal.ts";
import { findMattersOfIntroduction } from "#db/queries/introductions/matters-of-introduction.ts";
import { findNamedIntroduction } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";
import { readConsentLedger } from "./read-consent-ledger.server.ts";

/** What an institution would give up that ends an introduction after the company's consent. */
export function reviewDecline(
  { readAs, now }: ServiceContext,
  actor: InstitutionActor,
  introductionId: string,
) {
  return readAs(actor, async (trx) => {
    const introduction = found(
      await findNamedIntroduction(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const { status } = introduction;
    const { active } = await readConsentLedger(trx, introductionId, { status, now: now() });
    const matters = await findMattersOfIntroduction(trx, introductionId);
    const answered = { status, requestedBy: "institution", answerBy: null } as const;
    const whyNot = isConsented(status)
      ? whyNotMoveIntroduction(answered, "decline_by_institution", "institution", now())
      : ("introduction-wrong-state" as const);
    return {
      introduction,
      active,
      matters,
      mark: markOfMatters(matters),
      whyNot: whyNot ?? whyNotRole(actor, "work"),
    };
  });
}
