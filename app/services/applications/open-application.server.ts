import type { Actor } from "#app/domain/accounts/actor.ts";
import { clockAfter } from "#app/domain/applications/clock.ts";
import { insertApplication, takeSnapshot } from "#db/queries/applications/applications.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { lockIntroductionRow } from "#db/queries/introductions/introductions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

type Introduction = Pick<
  NonNullable<Awaited<ReturnType<typeof lockIntroductionRow>>>,
  "id" | "prospectId" | "prospectVersion" | "mandateId" | "companyId" | "institutionId"
>;

/**
 * The consent opens the application, in the same transaction: the version is frozen as the institution may see it, and
 * the institution has three working days to state whether the file is complete. No effect if one is open already.
 */
export async function openApplication(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  introduction: Introduction,
): Promise<void> {
  const {
    id: introductionId,
    prospectId,
    prospectVersion,
    mandateId,
    companyId,
    institutionId,
  } = introduction;
  const none = { clockFrom: null, dueAt: null, remindAt: null, decisionDaysLeft: null };
  const clock = clockAfter("submitted", { ...none, status: "submitted" }, { now: now(), workingDays });
  const application = await insertApplication(trx, {
    introductionId,
    prospectId,
    prospectVersion,
    mandateId,
    companyId,
    institutionId,
    ...clock,
    status: "submitted",
    submittedAt: now(),
    statusChangedAt: now(),
  });
  if (application === undefined) return;
  await takeSnapshot(trx, application.id);
  const subject = { id: application.id, companyId, institutionId, prospectId };
  const moved = { to: "submitted", version: prospectVersion };
  await recordOn(trx, actor, "application-opened", { application: subject }, moved);
}
