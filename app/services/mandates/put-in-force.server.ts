import { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type MandateContent, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import { mandateStatusAfter, whyNotMoveMandate } from "#app/domain/mandates/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { toMandateColumns, toNames } from "#db/queries/mandates/mandate-content.ts";
import { endMandateDraft } from "#db/queries/mandates/mandate-drafts.ts";
import {
  findLatestVersion,
  insertMandateVersion,
  type lockMandateForInstitution,
  updateMandate,
} from "#db/queries/mandates/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

type LockedMandate = NonNullable<Awaited<ReturnType<typeof lockMandateForInstitution>>>;

/**
 * The draft becomes the next version and the one in force; the version itself never changes again. A paused mandate
 * stays paused with its new terms.
 */
export async function putInForce(
  trx: ActorTransaction,
  actor: InstitutionActor,
  { mandate, content, now }: { mandate: LockedMandate; content: MandateContent; now: Date },
): Promise<{ version: number }> {
  await refuseLeaving(trx, actor);
  const isFirst = mandate.status === "pending_approval";
  const today = dayOf(now);
  const { validUntil } = content.terms;
  refuseIf(isFirst ? whyNotMoveMandate({ ...mandate, validUntil }, "approve", "institution", today) : null);
  refuseIf(validUntil < today ? "mandate-expired" : null);
  refuseIf(
    content.terms.budgetFen < mandate.reservedFen + mandate.drawnFen ? "mandate-budget-below-used" : null,
  );

  const stored = z.encode(mandateContentSchema, content);
  const status = isFirst ? mandateStatusAfter(mandate.status, "approve") : mandate.status;
  const latest = Math.max(await findLatestVersion(trx, mandate.id), isFirst ? 0 : mandate.version);
  const version = latest + 1;
  await updateMandate(trx, mandate.id, {
    ...toMandateColumns(content, JSON.stringify(stored.preferences)),
    ...toNames(content.terms.title, mandate),
    version,
    status,
    ...(isFirst ? { statusChangedAt: now } : {}),
    updatedAt: now,
  });
  await insertMandateVersion(trx, {
    mandateId: mandate.id,
    version,
    institutionId: mandate.institutionId,
    terms: JSON.stringify(stored),
    createdBy: actor.userId,
    createdAt: now,
  });
  await endMandateDraft(trx, mandate.id);
  const moved = { to: status, version };
  await recordOn(trx, actor, isFirst ? "mandate-activated" : "mandate-changed", { mandate }, moved);
  await enqueue(trx, "match-mandate", { mandateId: mandate.id });
  return { version };
}
