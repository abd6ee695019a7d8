import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import {
  coversRequest,
  extended,
  type Extension,
  isLastDay,
  needsExtensionToOpen,
  whyNotExtend,
} from "#app/domain/introductions/consent-change.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { listOpenFiles } from "#db/queries/documents/documents.ts";
import { lockConsentRequest, updateConsentRequest } from "#db/queries/introductions/consent-requests.ts";
import { findOpenedVersion } from "#db/queries/introductions/opened-versions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { renewApplication } from "../applications/renew-application.server.ts";
import { readChosenDocuments } from "../documents/read-chosen-documents.server.ts";
import { setOpenDocuments } from "../documents/set-open-documents.server.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { countUse } from "../usage/count-use.server.ts";
import { lockConsentToExtend } from "./lock-consent-to-extend.server.ts";
import { refuseStopped } from "./refuse-stopped.server.ts";
import { replaceConsent } from "./replace-consent.server.ts";

interface ReviewedExtension extends Extension {
  introductionId: string;
  sequence?: number;
  /** The version of the prospect that the review showed. */
  version?: number;
  /** The request for more that waited when it was read, "none" where none did. */
  request?: string;
  /** The last day that the review showed. */
  until?: Day;
  documentIds?: readonly string[];
  /** The files of these documents that the review named. */
  fileIds?: readonly string[];
  /** The files that it said a renewal opens again. */
  reopened?: readonly string[];
}

/**
 * The company adds groups or days to its consent, for the same purpose, or renews one that has ended by its time: all that
 * this opened is open again, documents included. An application's snapshot stays on the version that was frozen for it,
 * and gets the added groups of that version. An open request of the institution for more is answered by it where it gives
 * all of that, and stays open otherwise. Documents are opened with it, exactly these and as reviewed: refused where one has
 * gone or has another file since, also of those that a renewal opens again. Refused if another consent than the reviewed
 * one, `sequence`, is in force by now, another `version` of the prospect is live, another `request` waits, or the last day,
 * `until`, has moved; what has no page reviews none.
 */
export function extendConsent(
  ctx: ServiceContext,
  actor: CompanyActor,
  {
    introductionId,
    sequence,
    version,
    request: read,
    until,
    documentIds = [],
    fileIds,
    reopened,
    ...change
  }: ReviewedExtension,
): Promise<void> {
  const { now } = ctx;
  return ctx.withActor(actor, "give-consent", async (trx) => {
    await countUse(trx, actor, "consentStep");
    const locked = await lockConsentToExtend(ctx, trx, actor, introductionId);
    const { introduction, consent: active, terms: before, isOver } = locked;
    const isAsShown = version === undefined || version === (await findOpenedVersion(trx, introductionId));
    const request = await lockConsentRequest(trx, introductionId, null);
    const isAsAsked = read === undefined || read === (request?.id ?? "none");
    refuseIf(
      isAsShown && isAsAsked && (sequence === undefined || sequence === active.sequence)
        ? null
        : "review-outdated",
    );
    await refuseStopped(trx, active.institutionId);
    await refuseSuspendedAsk(trx, { introductionId });
    refuseIf(whyNotExtend(before, change, now()));
    const terms = extended(before, change, now());
    const again = isOver && !needsExtensionToOpen(terms) ? await listOpenFiles(trx, introductionId) : [];
    const isAsOpened =
      reopened === undefined ||
      isSameSet(
        reopened,
        again.map(({ id }) => id),
      );
    refuseIf(isAsOpened && isLastDay(until, terms.expiresAt) ? null : "review-outdated");
    await replaceConsent(trx, actor, active, { step: "extended", terms, by: actor.userId, at: now() });
    if (isOver) {
      await renewApplication(ctx, trx, actor, introduction);
      const { mandateId } = introduction;
      await enqueue(trx, "match-mandate", { mandateId });
    }
    if (documentIds.length > 0) {
      const chosen = await readChosenDocuments(trx, actor, documentIds);
      const isAsReviewed = chosen.every(({ fileId }) => fileIds === undefined || fileIds.includes(fileId));
      const isOpenable = !needsExtensionToOpen(terms) && chosen.length === documentIds.length;
      refuseIf(isAsReviewed && isOpenable ? null : "review-outdated");
      const { institutionId } = active;
      await setOpenDocuments(trx, actor, { introductionId, institutionId, documentIds, at: now() });
    }
    if (request !== undefined && coversRequest(terms, request)) {
      const answer = { status: "granted", answeredBy: actor.userId, answeredAt: now() } as const;
      await updateConsentRequest(trx, request.id, answer);
    }
    await enqueue(trx, "notify-institution-consent-extended", { introductionId });
    await enqueue(trx, "notify-colleagues-consent-changed", { introductionId });
  });
}

const isSameSet = (one: readonly string[], other: readonly string[]) =>
  new Set(one).symmetricDifference(new Set(other)).size === 0;
