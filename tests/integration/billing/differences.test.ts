import { expect, test } from "vitest";
import { DIFFERENCE_KINDS, type DifferenceKind, isMendable } from "#app/domain/billing/differences.ts";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { madeAtBank } from "#tests/support/billing/differences/made-at-bank.ts";
import { madeAtStripe } from "#tests/support/billing/differences/made-at-stripe.ts";
import { madeInBooks } from "#tests/support/billing/differences/made-in-books.ts";
import type { MakeReal } from "#tests/support/billing/differences/made-real.ts";
import { standIn } from "#tests/support/billing/stripe.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const { stripe, variables } = await standIn();
const app = openTestApp(variables, { isEmptied: true });

/** A way to make each kind real, on data without any difference; the database prevents some, and is told not to. */
async function ways(): Promise<MakeReal> {
  const { admin } = moderationIn(app);
  const [first, second] = [await admin("Finance 1", ["finance"]), await admin("Finance 2", ["finance"])];
  return {
    ...madeInBooks(app, first),
    ...madeAtBank(app, [first, second]),
    ...madeAtStripe(app, first, stripe),
  } satisfies Record<DifferenceKind, unknown>;
}

async function found() {
  const { found } = await reconcileBilling(app.worker, { kind: "system" });
  return found.map(({ kind, detail, isMended }) => ({ kind, detail, isMended }));
}
/** As the next run of the job does: the tests' clock stands still. */
async function foundLater() {
  await app.setNow(new Date(app.web.now().getTime() + 15 * 60_000));
  return found();
}
const rows = () =>
  app.sql`select kind, detail, settled_how as "settledHow" from billing_difference order by found_at`;

test.each(DIFFERENCE_KINDS.filter((kind) => isMendable(kind)))(
  "%s is found with what differs, mended by the reconciliation, and not found again",
  async (kind) => {
    const { detail, isMendedByJob = false, holds } = await (await ways())[kind]();
    expect(await found()).toEqual([{ kind, detail, isMended: !isMendedByJob }]);
    await workOff(app);
    expect(await foundLater()).toEqual([]);
    expect(await rows()).toEqual([{ kind, detail, settledHow: isMendedByJob ? "gone" : "mended" }]);
    expect(holds).toBeDefined();
    await holds?.();
  },
);

test.each(DIFFERENCE_KINDS.filter((kind) => !isMendable(kind)))(
  "%s is raised with what differs by each reconciliation, until it is remedied",
  async (kind) => {
    const { detail, remedy } = await (await ways())[kind]();
    for (const _ of [1, 2]) expect(await found()).toEqual([{ kind, detail, isMended: false }]);
    expect(await rows()).toEqual([{ kind, detail, settledHow: null }]);
    expect(remedy).toBeDefined();
    await remedy?.();
    expect(await foundLater()).toEqual([]);
    expect(await rows()).toEqual([{ kind, detail, settledHow: "gone" }]);
  },
);
