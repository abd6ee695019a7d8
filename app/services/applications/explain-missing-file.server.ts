import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotProvide } from "#app/domain/applications/items.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { listItems, settleItems } from "#db/queries/applications/application-items.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { record } from "#db/queries/audit/events.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { readAuthor } from "../introductions/read-author.server.ts";

export interface ExplainMissingFile {
  applicationId: string;
  itemId: string;
  /** Why there is no file; the institution reads it. */
  reason: string;
}

/**
 * The company states why there is no file for an item. It owes the item as before, and no clock moves: a file settles it,
 * or the institution, which may find the application complete without it. "form-outdated" where it has been said already:
 * a colleague's words are not replaced unread.
 */
export function explainMissingFile(
  ctx: ServiceContext,
  actor: CompanyActor,
  { applicationId, itemId, reason }: ExplainMissingFile,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    const items = await listItems(trx, applicationId);
    const item = found(
      items.find(({ id }) => id === itemId),
      "application-item-not-found",
    );
    const consent = (await findActiveConsent(trx, application.introductionId)) ?? null;
    refuseIf(whyNotProvide(item, application, consent, ctx.now()));
    refuseIf(item.noFileReason === null ? null : "form-outdated");
    const words = maskForOtherSide(reason, await readAuthor(trx, actor), consent, ctx.now());
    await settleItems(trx, { applicationId, itemId }, { noFileReason: words.text, noteMasked: words.masked });
    const { companyId, institutionId, prospectId } = application;
    await record(trx, actor, {
      type: "application-item-explained",
      subject: { kind: "application", id: applicationId },
      companyId,
      institutionId,
      prospectId,
      // The text is under the consent; the event outlives it.
      detail: { item: item.code },
    });
    await enqueue(trx, "notify-institution-application-explained", { applicationId });
  });
}
