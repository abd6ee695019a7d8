import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { remindersBy } from "#app/domain/billing/invoice.ts";
import { dayOf } from "#app/lib/days.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockInvoicesToRemind, updateInvoice } from "#db/queries/billing/invoices.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;

/**
 * Reminds of open invoices: a week before the due date, on it, and a week after. A reminder that a run missed is not made
 * up for. No reminder, and nothing that follows from an overdue invoice, touches mandates, offers or the ranking.
 */
export function remindOfInvoices({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const at = now();
    let reminded = 0;
    for (const { id, number, institutionId, dueOn, reminders } of await lockInvoicesToRemind(trx, {
      today: dayOf(at),
      limit: batch,
    })) {
      const due = remindersBy(dueOn, dayOf(at));
      if (due <= reminders) continue;
      await updateInvoice(trx, id, { reminders: due, remindedAt: at });
      await record(trx, actor, {
        type: "invoice-reminded",
        subject: { kind: "invoice", id },
        institutionId,
        detail: { number, reminder: due },
      });
      await enqueue(trx, "notify-institution-invoice-reminder", { invoiceId: id });
      await enqueue(trx, "send-invoice-copy", { invoiceId: id, reminder: due });
      reminded += 1;
    }
    return reminded;
  });
}
