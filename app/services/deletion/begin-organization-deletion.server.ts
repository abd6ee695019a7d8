import {
  actorIn,
  type CompanyActor,
  type InstitutionActor,
  type SystemActor,
} from "#app/domain/accounts/actor.ts";
import { deletionStatusAfter } from "#app/domain/deletion/lifecycle.ts";
import { waitsFor } from "#app/domain/deletion/obstacles.ts";
import { introductionStatusAfter } from "#app/domain/introductions/lifecycle.ts";
import { mandateStatusAfter } from "#app/domain/mandates/lifecycle.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { prospectLifecycle, prospectStatusAfter } from "#app/domain/prospects/lifecycle.ts";
import { record, recordOn } from "#db/queries/audit/events.ts";
import { lockDeletion, updateDeletion } from "#db/queries/deletion/deletions.ts";
import {
  beginErasingOrganization,
  lockProspectsOfCompany,
  lockProspectsOfOffers,
  lockUnendedIntroductions,
  lockUnendedMandates,
  lockUnendedOffers,
} from "#db/queries/deletion/leaving.ts";
import { countOpenMatters } from "#db/queries/deletion/open-matters.ts";
import { endConsent, lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import { updateOffer } from "#db/queries/offers/offers.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";
import { endAccess } from "../introductions/end-access.server.ts";
import { endSearch } from "../prospects/end-search.server.ts";

/** What other sides read as the reason of an end. */
const reasonCode = "other";

/**
 * Decides, in one transaction, whether an organization's deletion waits or begins. Prospects are locked first, as an
 * acceptance locks them: either an offer was accepted before, and its deal is waited for, or it has ended and can't be
 * accepted any more. If nothing is open, everything that the organization has with others ends in its name, consents
 * included, its people leave, and its names are replaced. Returns whether the erasure goes on.
 */
export function beginOrganizationDeletion(
  ctx: ServiceContext,
  actor: SystemActor,
  { deletionId }: { deletionId: string },
): Promise<boolean> {
  const { withActor, now } = ctx;
  return withActor(actor, async (trx) => {
    const deletion = await lockDeletion(trx, deletionId);
    if (deletion === undefined || deletion.subjectKind === "person" || deletion.dueAt > now()) return false;
    if (deletion.status === "executing") return true;
    const { subjectKind: kind, subjectId: id, requestedBy: userId } = deletion;
    const leaver = actorIn({ kind, organizationId: id, userId, memberRole: "owner" });
    const prospects = kind === "company" ? await lockProspectsOfCompany(trx, id) : [];
    if (kind === "institution") await lockProspectsOfOffers(trx, id);
    const waits = waitsFor(await countOpenMatters(trx, { kind, id }));
    if (waits.length > 0) {
      const waiting = deletionStatusAfter(deletion.status, "wait");
      await updateDeletion(trx, deletionId, { status: waiting, waitsFor: waits, examinedAt: now() });
      return false;
    }
    const status = deletionStatusAfter(deletion.status, "execute");
    await updateDeletion(trx, deletionId, { status, waitsFor: [], examinedAt: now() });
    await record(trx, actor, {
      type: "deletion-begun",
      subject: { kind, id },
      ...(kind === "company" ? { companyId: id } : { institutionId: id }),
      from: deletion.status,
      to: status,
    });
    await beginErasingOrganization(trx, deletionId);
    if (leaver.kind === "company") await endOfCompany(ctx, trx, leaver, prospects);
    else await endOfInstitution(ctx, trx, leaver);
    return true;
  });
}

async function endOfCompany(
  ctx: ServiceContext,
  trx: ActorTransaction,
  leaver: CompanyActor,
  prospects: Awaited<ReturnType<typeof lockProspectsOfCompany>>,
): Promise<void> {
  for (const prospect of prospects) {
    const { id: prospectId, status: from } = prospect;
    const isWithdrawn = "withdraw" in prospectLifecycle[from];
    if (isWithdrawn) {
      const to = prospectStatusAfter(from, "withdraw");
      await updateProspectStatus(trx, prospectId, to, ctx.now());
      await recordOn(trx, leaver, "prospect-withdrawn", { prospect }, { to });
    }
    await endSearch(ctx, trx, leaver, { prospectId, end: isWithdrawn ? "withdrawn" : "funded" });
  }
  for (const introduction of await lockUnendedIntroductions(trx, { companyId: leaver.companyId })) {
    await endAccess(ctx, trx, leaver, introduction);
    await enqueue(trx, "notify-institution-consent-ended", { introductionId: introduction.id });
  }
}

async function endOfInstitution(
  ctx: ServiceContext,
  trx: ActorTransaction,
  leaver: InstitutionActor,
): Promise<void> {
  for (const offer of await lockUnendedOffers(trx, leaver.institutionId)) {
    const status = offerStatusAfter(offer.status, "withdraw");
    await updateOffer(trx, offer.id, { status, heldByDealId: null, statusChangedAt: ctx.now() });
    const wasIssued = offer.currentVersion > 0;
    const subject = { ...offer, companyId: wasIssued ? offer.companyId : null };
    await recordOn(
      trx,
      leaver,
      "offer-withdrawn",
      { offer: subject },
      { to: status, version: offer.currentVersion },
    );
    if (!wasIssued) continue;
    await followIntroduction(ctx, trx, leaver, offer.introductionId, { what: "offer-ended" });
    await enqueue(trx, "notify-company-offer-ended", { offerId: offer.id });
  }
  for (const introduction of await lockUnendedIntroductions(trx, { institutionId: leaver.institutionId })) {
    const { id: introductionId, companyId } = introduction;
    const consent = await lockActiveConsent(trx, introductionId, companyId);
    if (consent) await endConsent(trx, consent.id, ctx.now(), leaver);
    const status = introductionStatusAfter(introduction.status, "decline_by_institution");
    const answered = { answerBy: null, answeredAt: ctx.now(), statusChangedAt: ctx.now() };
    await updateIntroduction(trx, introductionId, { status, reasonCode, ...answered });
    const declined = { what: "institution-declined", reasonCode, note: null } as const;
    await followIntroduction(ctx, trx, leaver, introductionId, declined);
    await recordOn(trx, leaver, "introduction-declined", { introduction }, { to: status, reasonCode });
    await enqueue(trx, "notify-company-introduction-answered", { introductionId });
  }
  for (const mandate of await lockUnendedMandates(trx, leaver.institutionId)) {
    const to = mandateStatusAfter(mandate.status, "retire");
    await updateMandate(trx, mandate.id, { status: to, statusChangedAt: ctx.now(), updatedAt: ctx.now() });
    await recordOn(trx, leaver, "mandate-retired", { mandate }, { to, version: mandate.version });
    await enqueue(trx, "match-mandate", { mandateId: mandate.id });
  }
}
