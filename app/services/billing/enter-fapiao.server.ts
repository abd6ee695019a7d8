import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { refuseAct } from "#app/domain/accounts/grave-acts.ts";
import { fapiaoStatusAfter, whyNotMoveFapiao } from "#app/domain/billing/fapiao-rules.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { horizons, isWithinHorizon, outsideHorizonFault } from "#app/domain/horizons.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { dayOf, type Day } from "#app/lib/days.ts";
import { record } from "#db/queries/audit/events.ts";
import {
  findInvoiceToState,
  isFapiaoNumberTaken,
  lockFapiao,
  updateFapiao,
} from "#db/queries/billing/fapiao.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { DocumentsContext } from "../context.ts";
import { inspectFapiao, type SentFapiao } from "./inspect-fapiao.server.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

export interface EnterFapiao {
  fapiaoId: string;
  number: string;
  issuedOn: Day;
  /** Null: the file that was entered before stays. */
  file: SentFapiao | null;
}

/**
 * A finance admin enters number, day and file of a fapiao that was issued outside of the platform, or corrects the entry
 * until the institution has fetched it. A first one states what credit notes have left of its invoice; a red one
 * what its credit note took back. The institution is notified of an issue, not of a correction: it has not fetched the
 * file then.
 */
export async function enterFapiao(
  ctx: DocumentsContext,
  actor: AdminActor,
  { fapiaoId, number, issuedOn, file: sent }: EnterFapiao,
): Promise<{ fault: FileFault } | null> {
  const { withActor, now } = ctx;
  refuseAct(actor, "change-fees");
  const inspected = sent === null ? null : await inspectFapiao(ctx, sent);
  if (inspected !== null && "fault" in inspected) return inspected;
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const { invoiceId } = found(await lockFapiao(trx, fapiaoId), "fapiao-not-found");
    // The invoice first, as whoever credits it does.
    await lockInvoice(trx, invoiceId);
    const fapiao = found(await lockFapiao(trx, fapiaoId), "fapiao-not-found");
    const { institutionId, creditNoteId } = fapiao;
    await refuseTied(trx, actor, { institutionId });
    const isNew = fapiao.status !== "issued";
    refuseIf(whyNotMoveFapiao(fapiao, isNew ? "issue" : "correct", "admin"));
    if (inspected === null && fapiao.fileName === null) return { fault: "file-missing" };
    const invoice = found(await findInvoiceToState(trx, invoiceId), "invoice-not-found");
    const horizon = horizons.payment(invoice.issuedAt, dayOf(now()));
    if (!isWithinHorizon(issuedOn, horizon))
      throw new Refusal("payment-day-outside", horizon, outsideHorizonFault("issuedOn", horizon));
    if (await isFapiaoNumberTaken(trx, number, fapiaoId)) throw new Refusal("fapiao-number-taken");
    const totalFen = isNew && creditNoteId === null ? invoice.leftFen : fapiao.totalFen;
    const status = fapiaoStatusAfter(fapiao.status, isNew ? "issue" : "correct");
    await updateFapiao(trx, fapiaoId, {
      status,
      number,
      issuedOn,
      totalFen,
      enteredBy: actor.userId,
      ...inspected?.file,
    });
    await record(trx, actor, {
      type: isNew ? "fapiao-issued" : "fapiao-corrected",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      to: status,
      detail: { number, amountFen: totalFen.toString(), isRed: creditNoteId !== null },
    });
    const issued =
      creditNoteId === null ? "notify-institution-fapiao-issued" : "notify-institution-red-fapiao-issued";
    if (isNew) await enqueue(trx, issued, { invoiceId });
    return null;
  });
}
