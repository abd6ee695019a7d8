import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { extended, type Extension, whyNotExtend } from "#app/domain/introductions/consent-change.ts";
import { whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import { whyNotWhileSuspended } from "#app/domain/prospects/suspension.ts";
import { found } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { findOpenRequest } from "#db/queries/introductions/consent-requests.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";
import { readChosenDocuments } from "../documents/read-chosen-documents.server.ts";
import { readConsentLedger } from "./read-consent-ledger.server.ts";
import { readRenewal } from "./read-renewal.server.ts";
import { readOpened } from "./read-opened.server.ts";

/**
 * What an extension would open to the institution and until when, before the company makes it: the consent in force,
 * the one that would replace it, the added data, and the documents that are opened with it. One that has ended by its time
 * is renewed: all that it opened is read again. Without a choice, `whyNot` is "consent-unchanged".
 */
export function reviewExtension(
  ctx: ServiceContext,
  actor: CompanyActor,
  {
    introductionId,
    documentIds = [],
    ...change
  }: Extension & { introductionId: string; documentIds?: readonly string[] },
) {
  return ctx.readAs(actor, async (trx) => {
    const introduction = found(
      await findIntroductionForCompany(trx, introductionId, actor.companyId),
      "introduction-not-found",
    );
    const { status, askStatus } = introduction;
    const now = ctx.now();
    const { active: inForce, ended } = await readConsentLedger(trx, introductionId, { status, now });
    const active = inForce ?? ended;
    const renewal = ended === null ? null : await readRenewal(trx, { introductionId, askStatus });
    const whyNot =
      active === null
        ? "own-consent-over"
        : (renewal?.whyNot ?? whyNotExtend(active, change, now) ?? whyNotRole(actor, "sign"));
    const next = active === null || whyNot !== null ? null : extended(active, change, now);
    return {
      introduction: pick(introduction, "id", "institutionNameZh", "institutionNameEn"),
      active,
      next,
      /** The request for more that waits, which it may answer. */
      requestId: await findOpenRequest(trx, introductionId),
      /** What a renewal opens again beside the data; null where the consent is in force. */
      renewal,
      files: await readChosenDocuments(trx, actor, documentIds),
      opened: await readOpened(trx, {
        introductionId,
        // Nothing is open after its end: a renewal opens all of it.
        fieldGroups: ended === null ? change.added : (next?.fieldGroups ?? []),
        before: ended === null ? (active?.fieldGroups ?? []) : null,
      }),
      // What was chosen stays in view while the institution is stopped, or the ask suspended.
      whyNot:
        active === null
          ? whyNot
          : (whyNotAgreeWith(introduction.institutionStatus) ??
            whyNotWhileSuspended(introduction.askSuspendedAt) ??
            whyNot),
    };
  });
}
