import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { deletionDueAt } from "#app/domain/deletion/lifecycle.ts";
import { mandateStatusAfter } from "#app/domain/mandates/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOrganization } from "#db/queries/accounts/members.ts";
import { insertDeletion } from "#db/queries/deletion/deletions.ts";
import { lockProspectsOfCompany, lockUnendedMandates } from "#db/queries/deletion/leaving.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import { isOrganizationOfDemonstration } from "#db/queries/deletion/open-matters.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { recordPause } from "../prospects/record-pause.server.ts";

/**
 * An owner requests the deletion of their organization: it is carried out after 14 days, until the end of which an owner
 * may cancel it, and not before open deals and fees have ended. It leaves the market at once: its prospects, or its
 * mandates, are paused, and nothing new can be put there. Needs a fresh confirmation; refused for the demonstration.
 */
export function requestOrganizationDeletion(ctx: ServiceContext, actor: PartyActor): Promise<void> {
  return ctx.withActor(actor, "delete-organization", async (trx) => {
    const id = organizationIdOf(actor);
    found(await lockOrganization(trx, id), "organization-not-found");
    refuseIf((await isOrganizationOfDemonstration(trx, actor.kind, id)) ? "deletion-of-demonstration" : null);
    const requestedAt = ctx.now();
    const paused = await leaveMarket(trx, actor, ctx.now());
    const deletion = found(
      await insertDeletion(trx, {
        subjectKind: actor.kind,
        subjectId: id,
        requestedBy: actor.userId,
        requestedAt,
        dueAt: deletionDueAt(requestedAt),
        paused,
      }),
      "deletion-under-way",
    );
    const subject = actor.kind === "company" ? { company: { id } } : { institution: { id } };
    await recordOn(trx, actor, "deletion-requested", subject, {
      from: null,
      to: "requested",
      detail: { paused: paused.length },
    });
    await enqueue(trx, "send-deletion-notice", { deletionId: deletion.id, notice: "requested" });
  });
}

/** Pauses what is on the market, and returns the ids. */
async function leaveMarket(trx: ActorTransaction, actor: PartyActor, now: Date): Promise<string[]> {
  const paused: string[] = [];
  if (actor.kind === "company") {
    for (const { id: prospectId, companyId, status: from } of await lockProspectsOfCompany(
      trx,
      actor.companyId,
    )) {
      if (from !== "published") continue;
      await recordPause(trx, actor, { prospectId, companyId, from, now });
      await enqueue(trx, "match-prospect", { prospectId });
      paused.push(prospectId);
    }
    return paused;
  }
  for (const mandate of await lockUnendedMandates(trx, actor.institutionId)) {
    if (mandate.status !== "active" && mandate.status !== "exhausted") continue;
    const status = mandateStatusAfter(mandate.status, "pause");
    await updateMandate(trx, mandate.id, { status, statusChangedAt: now, updatedAt: now });
    await recordOn(trx, actor, "mandate-paused", { mandate }, { to: status, version: mandate.version });
    await enqueue(trx, "match-mandate", { mandateId: mandate.id });
    paused.push(mandate.id);
  }
  return paused;
}
