import { Agent } from "node:http";
import type Stripe from "stripe";
import { afterAll, expect, test } from "vitest";
import type { SignedEvent } from "#scripts/fake-stripe/webhooks.ts";
import { signatureOf } from "#scripts/fake-stripe/webhooks.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { shuffled } from "#tests/support/billing/seeded.ts";
import {
  EVERY_KIND,
  livedAtStripe,
  LIVES,
  objectsOf,
  UNKNOWN_KIND,
} from "#tests/support/billing/stripe-life.ts";
import { OLD_SECRET, SECRET, standIn, webhookOf } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { isWhole, sampleFrom } from "#tests/support/sample.ts";

/** Events of each kind, and how often each of them is delivered well: a thousand deliveries of each kind in the whole. */
const [eventsOfKind, deliveriesOfEvent] = isWhole ? [20, 50] : [3, 3];

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });
const { accrued, invoiced, differences, balances } = billingIn(app);
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const deliver = webhookOf(app);
afterAll(() => agent.destroy());

type Delivery = () => Promise<[status: number, expected: number]>;
let made = 0;

function eventOn(
  kind: string,
  object: Stripe.Event.Data.Object,
  more: object = {},
): Pick<SignedEvent, "payload"> {
  made += 1;
  const event = {
    id: `evt_${made}`,
    object: "event",
    type: kind,
    created: 1_700_000_000,
    livemode: false,
    data: { object },
  };
  return { payload: JSON.stringify({ ...event, ...more }) };
}

/** A delivery that is to be refused: of a false or an old signature, another body, the other mode, or no event. */
function badDelivery(kind: string, object: Stripe.Event.Data.Object): Delivery {
  const event = eventOn(kind, object);
  const now = Math.floor(app.web.now().getTime() / 1_000);
  const { payload } = event;
  const live = eventOn(kind, object, { livemode: true });
  const ways: (() => Promise<number>)[] = [
    () => deliver(event, { secret: "whsec_of_somebody_else", agent }),
    () => deliver(event, { signedAt: now - 301, agent }),
    () => deliver({ payload: `${payload} ` }, { signature: signatureOf(payload, SECRET), agent }),
    () => deliver(event, { signature: `t=${now},v1=`, agent }),
    () => deliver(event, { signature: "", agent }),
    () => deliver(live, { agent }),
    () => deliver({ payload: "{" }, { agent }),
  ];
  const way = ways[Math.floor(stripe.faults.chance() * ways.length)] ?? ways[0];
  return async () => [(await way?.()) ?? 0, 400];
}

function deliveriesOf(kind: string): Delivery[] {
  const objects = objectsOf(kind, stripe);
  return Array.from({ length: eventsOfKind }).flatMap((_, at) => {
    const object = objects[at % objects.length];
    if (object === undefined) throw new Error(`there is no object for ${kind}`);
    const event = eventOn(kind, object);
    const secret = at % 2 === 0 ? SECRET : OLD_SECRET;
    const good = Array.from({ length: deliveriesOfEvent }, (): Delivery => async () => [
      await deliver(event, { secret, agent }),
      200,
    ]);
    return [...good, badDelivery(kind, object)];
  });
}

/** Eight deliveries at a time, and now and then the jobs that they have added so far. */
async function deliverAll(deliveries: readonly Delivery[]): Promise<void> {
  const wrong: string[] = [];
  for (let from = 0; from < deliveries.length; from += 8) {
    const answers = await Promise.all(deliveries.slice(from, from + 8).map((send) => send()));
    for (const [status, expected] of answers)
      if (status !== expected) wrong.push(`answered ${status} instead of ${expected}`);
    if (stripe.faults.chance() < (isWhole ? 0.01 : 0.1)) await workOff(app);
  }
  await workOff(app);
  expect(wrong).toEqual([]);
}

test("any order, repeats and gaps of all kinds of events have each effect once; what is badly signed has none", async () => {
  stripe.faults.seed(
    sampleFrom(
      Array.from({ length: 1_000 }, (_, at) => at + 1),
      "webhooks",
    ),
  );
  for (const _ of LIVES.slice(1)) await accrued();
  await invoiced();
  await workOff(app);
  const life = livedAtStripe(stripe);
  const deliveries = shuffled(EVERY_KIND.flatMap(deliveriesOf), stripe.faults.chance);
  const half = deliveries.length / 2;
  await deliverAll(deliveries.slice(0, half));
  life.close();
  await deliverAll(deliveries.slice(half));
  // The disputes' last events may all have been delivered before they were decided: Stripe sends one then.
  await deliverAll(shuffled(deliveriesOf("charge.dispute.closed"), stripe.faults.chance));

  const stored: { kinds: number; events: number; ignored: number; queued: number }[] = await app.sql`
    select count(distinct type)::int as kinds, count(*)::int as events,
      (count(*) filter (where status = 'ignored'))::int as ignored, (count(*) filter (where status = 'queued'))::int as queued
    from stripe_event`;
  const events = (EVERY_KIND.length + 1) * eventsOfKind;
  expect(stored).toEqual([{ kinds: EVERY_KIND.length, events, ignored: eventsOfKind, queued: 0 }]);
  expect(await app.sql`select type from stripe_event where status = 'ignored' group by type`).toEqual([
    { type: UNKNOWN_KIND },
  ]);
  await expectBooksOfLives();
}, 3_600_000);

/** Each invoice as its life ended, and each booking once. */
async function expectBooksOfLives(): Promise<void> {
  const invoices: { status: string; fee: string }[] = await app.sql`
    select i.status, f.status as fee from invoice i join invoice_line l on l.invoice_id = i.id
    join fee f on f.id = l.fee_id order by i.number`;
  expect(Object.fromEntries(LIVES.map((life, at) => [life, invoices[at]]))).toEqual({
    paid: { status: "settled", fee: "paid" },
    lost: { status: "open", fee: "charged_back" },
    won: { status: "settled", fee: "paid" },
    refunded: { status: "open", fee: "invoiced" },
    "refund-failed": { status: "settled", fee: "paid" },
    declined: { status: "open", fee: "invoiced" },
    voided: { status: "open", fee: "invoiced" },
    uncollectible: { status: "open", fee: "invoiced" },
  });
  const bookings: { kind: string; times: number }[] = await app.sql`
    select kind, count(*)::int as times from ledger_transaction group by kind order by kind`;
  expect(Object.fromEntries(bookings.map(({ kind, times }) => [kind, times]))).toMatchObject({
    "receipt-booked": 5,
    "receipt-applied": 5,
    "charged-back": expect.any(Number) as number,
    "refund-paid": 1,
  });
  const chargeBacks: unknown[] = await app.sql`
    select status, (select coalesce(sum(amount_fen), 0)::int from receipt_allocation a where a.receipt_id = c.receipt_id) as left
    from charge_back c order by status`;
  expect(chargeBacks).toEqual([
    { status: "lost", left: 0 },
    { status: "won", left: 2_500_000 },
  ]);
  expect(await balances()).toMatchObject({ cash_stripe: 4n * 2_500_000n - 1_000n });
  expect((await differences()).sort()).toEqual(["stripe-ended", "stripe-ended"]);
}
