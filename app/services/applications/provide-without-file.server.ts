import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotProvide } from "#app/domain/applications/items.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { listItems } from "#db/queries/applications/application-items.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { settleItem } from "./settle-item.server.ts";
import { readAuthor } from "../introductions/read-author.server.ts";

export interface ProvideWithoutFile {
  applicationId: string;
  itemId: string;
  /** Why there is no file; the institution reads it. */
  reason: string;
}

/** The company states why there is no file for an item that it owes, which settles the item. */
export function provideWithoutFile(
  ctx: ServiceContext,
  actor: CompanyActor,
  { applicationId, itemId, reason }: ProvideWithoutFile,
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
    const words = maskForOtherSide(reason, await readAuthor(trx, actor), consent, ctx.now());
    await settleItem(ctx, trx, actor, {
      application,
      items,
      item,
      change: { noFileReason: words.text, noteMasked: words.masked, settledBy: actor.userId },
    });
  });
}
