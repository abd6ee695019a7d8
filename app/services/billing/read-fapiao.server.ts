import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveFapiao } from "#app/domain/billing/fapiao-rules.ts";
import { horizons } from "#app/domain/horizons.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { profileOfInvoice } from "#db/queries/billing/billing-profile.ts";
import { findFapiao } from "#db/queries/billing/fapiao.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";

/** One fapiao for the finance admin who enters it, with the buyer that it is made out to. */
export function readFapiao({ withActor, now }: ServiceContext, actor: AdminActor, fapiaoId: string) {
  return withActor(actor, "settle", async (trx) => {
    const fapiao = found(await findFapiao(trx, fapiaoId), "fapiao-not-found");
    await refuseTied(trx, actor, { institutionId: fapiao.institutionId });
    return {
      fapiao,
      buyer: await profileOfInvoice(trx, fapiao.institutionId),
      days: horizons.payment(fapiao.invoiceIssuedAt, dayOf(now())),
      whyNotEnter: whyNotMoveFapiao(fapiao, fapiao.status === "issued" ? "correct" : "issue", "admin"),
      mayCancel: whyNotMoveFapiao(fapiao, "cancel", "admin") === null,
    };
  });
}
