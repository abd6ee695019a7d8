import { z } from "zod";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { found } from "#app/domain/refusal.ts";
import type { EndedAsk } from "#app/integrations/sheets/receipt-of-ask.ts";
import { findCompany } from "#db/queries/organizations/companies.ts";
import { findProspectWithLive } from "#db/queries/prospects/prospects.ts";
import { findContentShownAt } from "#db/queries/prospects/shown-content.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const fen = z
  .string()
  .regex(/^\d{1,20}$/u)
  .transform(BigInt);

/** What ended with an ask, as its event counted it; older events count nothing. */
const endedSchema = z.object({ offers: z.number(), accesses: z.number(), requests: z.number() });
/** The money with which a search ended; older events recorded what was confirmed alone. */
const moneySchema = z.object({ amountFen: fen, soughtFen: fen.optional() });
/** The payment that filled the ask. */
const paymentSchema = z.object({ dealNumber: fen, sequence: z.number(), paidFen: fen });

interface RecordedEnd {
  prospectId: string;
  event: { id: bigint; detail: unknown };
}

/** The end of an ask as its event recorded it, and as institutions could read it then; its company's alone. */
export async function readEndedAsk(
  trx: ActorTransaction,
  actor: PartyActor,
  { prospectId, event }: RecordedEnd,
): Promise<{ number: bigint; matter: EndedAsk }> {
  const companyId = actor.kind === "company" ? actor.companyId : null;
  const prospect = companyId === null ? undefined : await findProspectWithLive(trx, prospectId, companyId);
  const { number, draft, liveContent } = found(prospect, "act-receipt-not-found");
  // Nobody else has read an ask that was never published; what its company types into a draft later is no part of the act.
  const shown = (await findContentShownAt(trx, prospectId, event.id)) ?? liveContent ?? draft;
  return {
    number,
    matter: {
      kind: "ask",
      headline: readDraft(shown).business?.headline ?? null,
      company: found(await findCompany(trx, companyId ?? ""), "act-receipt-not-found"),
      ended: endedSchema.safeParse(event.detail).data ?? null,
      money: moneyOf(event.detail),
    },
  };
}

function moneyOf(detail: unknown): EndedAsk["money"] {
  const money = moneySchema.safeParse(detail);
  if (!money.success) return null;
  const payment = paymentSchema.safeParse(detail);
  return {
    confirmedFen: money.data.amountFen,
    soughtFen: money.data.soughtFen ?? null,
    payment: payment.success
      ? {
          dealNumber: payment.data.dealNumber,
          sequence: payment.data.sequence,
          amountFen: payment.data.paidFen,
        }
      : null,
  };
}
