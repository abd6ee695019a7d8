import { z } from "zod";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { Difference, DifferenceKind } from "#app/domain/billing/differences.ts";
import {
  differenceOfInvoice,
  isRefundAsThere,
  whyNotBookable,
} from "#app/domain/billing/stripe-differences.ts";
import type { InvoiceState, PaymentProvider } from "#app/integrations/billing/provider.ts";
import {
  listBookedPayments,
  listDifferingInvoices,
  listKnownChargeBacks,
  listKnownRefunds,
  listNamedInvoices,
  listOpenObjects,
  listPresentedInvoices,
  listReceiptsOfPayments,
  listUncoveredChargeBacks,
  listUnpresentedInvoices,
  type PresentedInvoice,
} from "#db/queries/billing/stripe-differences.ts";
import { encodeFen } from "#app/lib/money.ts";
import type { PaymentsContext } from "../../billing-context.ts";

const dayMs = 86_400_000;
/** How far back a run looks: events are sent for three days, refunds and disputes take weeks. */
const invoiceDays = 7;
const moneyDays = 120;
const page = 100;
/** At most so many invoices are read one by one, and so many listed. */
const most = 1_000;
const uuid = z.uuid();
/** Kinds of a refund or of a dispute: what has another type there is not found by that id. */
const either = ["stripe-odd", "stripe-currency"] as const;

/**
 * Where the books differ from Stripe: invoices that were presented there, payments, refunds and disputes that were not
 * heard of, and invoices over there that say they are ours and are not. Nothing where Stripe is not configured. Throws a
 * ProviderError where Stripe can't be asked.
 */
export async function findStripeDifferences(ctx: PaymentsContext, actor: SystemActor): Promise<Difference[]> {
  const { stripe } = ctx.payments;
  if (stripe === null) return [];
  const at = ctx.now().getTime();
  const recently = new Date(at - invoiceDays * dayMs);
  const since = new Date(at - moneyDays * dayMs);
  // What is open is read by its id where the lists do not reach it: only what was looked at can be gone.
  const open = await ctx.withActor(actor, (trx) => listOpenObjects(trx));
  const listed = await withOpen(
    await stripe.listInvoicesSince(since, most),
    idsOf(open, "stripe-stranger"),
    (id) => stripe.readInvoice(id),
  );
  const refunds = await withOpen(
    await stripe.listRefundsSince(since, most),
    idsOf(open, "stripe-refund", ...either),
    (id) => stripe.readRefund(id),
  );
  const disputes = await withOpen(
    await stripe.listDisputesSince(since, most),
    idsOf(open, "stripe-dispute", ...either),
    (id) => stripe.readDispute(id),
  );
  const unpresented = await ctx.withActor(actor, (trx) => listUnpresentedInvoices(trx, page));
  return [
    ...unpresented.map(({ id: subjectId, institutionId, number }) => ({
      kind: "stripe-not-presented" as const,
      subjectId,
      institutionId,
      detail: { number },
    })),
    ...(await ofInvoices(ctx, actor, { stripe, recently, listed })),
    ...(await ofStrangers(ctx, actor, listed)),
    ...(await ofRefunds(ctx, actor, refunds)),
    ...(await ofDisputes(ctx, actor, disputes)),
  ];
}

const idsOf = (open: readonly { kind: string; externalId: string }[], ...kinds: readonly DifferenceKind[]) =>
  open.filter(({ kind }) => kinds.some((each) => each === kind)).map(({ externalId }) => externalId);

/** What was listed, and what has these ids and was not. */
async function withOpen<State extends { externalId: string }>(
  listed: readonly State[],
  ids: readonly string[],
  read: (externalId: string) => Promise<State | null>,
): Promise<State[]> {
  const states = new Map(listed.map((state) => [state.externalId, state]));
  for (const id of ids) {
    const state = states.has(id) ? null : await read(id);
    if (state !== null) states.set(id, state);
  }
  return [...states.values()];
}

interface Read {
  stripe: PaymentProvider;
  recently: Date;
  listed: readonly InvoiceState[];
}

async function ofInvoices(
  { withActor }: PaymentsContext,
  actor: SystemActor,
  { stripe, recently, listed }: Read,
): Promise<Difference[]> {
  const byId = new Map(listed.map((state) => [state.externalId, state]));
  const found: Difference[] = [];
  const compare = async (invoice: PresentedInvoice) => {
    const state = byId.get(invoice.externalId) ?? (await stripe.readInvoice(invoice.externalId));
    const payments = state?.payments.map(({ externalId }) => externalId) ?? [];
    const booked = await withActor(actor, (trx) => listBookedPayments(trx, payments));
    const there = state && { ...state, unbooked: payments.filter((id) => !booked.has(id)).length };
    const kind = differenceOfInvoice(invoice, there);
    if (kind !== null)
      found.push({
        kind,
        subjectId: invoice.invoiceId,
        institutionId: invoice.institutionId,
        detail: {
          number: invoice.number,
          externalId: invoice.externalId,
          amountFen: encodeFen(invoice.totalFen),
          ...(state && {
            there: state.status,
            currency: state.currency,
            thereFen: encodeFen(state.totalFen),
          }),
        },
      });
  };
  const differed = await withActor(actor, (trx) => listDifferingInvoices(trx));
  for (const invoice of differed) await compare(invoice);
  const compared = new Set(differed.map(({ invoiceId }) => invoiceId));
  let after: string | null = null;
  for (let seen = 0; seen < most; seen += page) {
    const asked = { since: recently, after, limit: page };
    const here: PresentedInvoice[] = await withActor(actor, (trx) => listPresentedInvoices(trx, asked));
    for (const invoice of here) if (!compared.has(invoice.invoiceId)) await compare(invoice);
    after = here.at(-1)?.invoiceId ?? null;
    if (here.length < page) break;
  }
  return found;
}

/** An invoice over there with an id of ours that we don't call ours: a second one, or one of another installation. */
async function ofStrangers(
  { withActor }: PaymentsContext,
  actor: SystemActor,
  listed: readonly InvoiceState[],
): Promise<Difference[]> {
  const named = listed.filter(
    ({ status, invoiceId }) => status !== "void" && uuid.safeParse(invoiceId).success,
  );
  const ids = named.map(({ externalId }) => externalId);
  const ours = await withActor(actor, (trx) => listNamedInvoices(trx, ids));
  return named
    .filter(({ externalId }) => !ours.has(externalId))
    .map(({ externalId, invoiceId, number, totalFen, status }) => ({
      kind: "stripe-stranger",
      subjectId: invoiceId ?? "",
      institutionId: null,
      detail: { externalId, there: status, thereFen: encodeFen(totalFen), number: number ?? "" },
    }));
}

async function ofRefunds(
  { withActor }: PaymentsContext,
  actor: SystemActor,
  listed: Awaited<ReturnType<PaymentProvider["listRefundsSince"]>>,
): Promise<Difference[]> {
  const ids = listed.map(({ externalId }) => externalId);
  const payments = listed.flatMap(({ paymentId }) => paymentId ?? []);
  const { known, receipts } = await withActor(actor, async (trx) => ({
    known: await listKnownRefunds(trx, ids),
    receipts: await listReceiptsOfPayments(trx, payments),
  }));
  return listed.flatMap((refund) => {
    const { externalId, paymentId, outcome, amountFen } = refund;
    const receipt = receipts.find((each) => each.externalId === paymentId);
    const here = known.filter((each) => each.externalId === externalId);
    if (receipt === undefined || isRefundAsThere(here, refund)) return [];
    const statuses = [...new Set(here.map(({ status }) => status))].sort().join(", ");
    const detail = { externalId, amountFen: encodeFen(amountFen), there: outcome, here: statuses };
    const kind = whyNotBookable(refund) ?? "stripe-refund";
    return [{ kind, subjectId: receipt.id, institutionId: receipt.institutionId, detail } as const];
  });
}

async function ofDisputes(
  { withActor }: PaymentsContext,
  actor: SystemActor,
  listed: Awaited<ReturnType<PaymentProvider["listDisputesSince"]>>,
): Promise<Difference[]> {
  const taken = listed.filter(({ status }) => status !== "inquiry");
  const ids = taken.map(({ externalId }) => externalId);
  const { known, receipts, uncovered } = await withActor(actor, async (trx) => ({
    known: await listKnownChargeBacks(trx, ids),
    receipts: await listReceiptsOfPayments(
      trx,
      taken.flatMap(({ paymentId }) => paymentId ?? []),
    ),
    uncovered: await listUncoveredChargeBacks(trx),
  }));
  const untold = taken.flatMap((dispute) => {
    const { externalId, paymentId, status, amountFen } = dispute;
    const receipt = receipts.find((each) => each.externalId === paymentId);
    const here = known.find((each) => each.externalId === externalId);
    if (receipt === undefined || here?.status === status) return [];
    const detail = { externalId, amountFen: encodeFen(amountFen), there: status, here: here?.status ?? "" };
    const kind = whyNotBookable(dispute) ?? "stripe-dispute";
    return [{ kind, subjectId: receipt.id, institutionId: receipt.institutionId, detail } as const];
  });
  const beyond = uncovered.map(({ id, institutionId, externalId, amountFen, coveredFen }) => ({
    kind: "charge-back-beyond" as const,
    subjectId: id,
    institutionId,
    detail: { externalId, amountFen: encodeFen(amountFen), coveredFen: encodeFen(coveredFen) },
  }));
  return [...untold, ...beyond];
}
