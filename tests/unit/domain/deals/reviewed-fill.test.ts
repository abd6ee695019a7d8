import { expect, test } from "vitest";
import { fillForm } from "#app/domain/deals/deal-forms.ts";
import { markOfFunding, refuseUnreviewedFill, type ReviewedFill } from "#app/domain/deals/reviewed-fill.ts";
import { markOfPayment, whyNotAsShown } from "#app/domain/deals/shown-payment.ts";
import { fillsAsk } from "#app/domain/prospects/funding.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";

const prospect = {
  status: "published" as ProspectStatus,
  appealed: false,
  confirmedFen: 300n,
  targetFen: 400n,
  soughtFen: 500n,
};
const drawdown = { status: "funded" as const, fundedAt: new Date(1_764_554_400_000), amountFen: 200n };
const reviewed: ReviewedFill = {
  status: "published",
  ends: ";;;",
  funding: markOfFunding(prospect),
};
const refusal = (change: object, of: ReviewedFill | null): string | null => {
  try {
    refuseUnreviewedFill({ prospect: { ...prospect, ...change }, drawdown }, of);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each<[bigint, ProspectStatus, boolean]>([
  [200n, "published", true],
  [201n, "paused", true],
  [200n, "expired", true],
  [199n, "published", false],
  [200n, "funded", false],
  [200n, "withdrawn", false],
  [200n, "suspended", false],
  [200n, "under_review", false],
])("a payment of %s on an ask that is %s fills it: %s", (amountFen, status, fills) => {
  expect(fillsAsk({ ...prospect, status }, amountFen)).toBe(fills);
});

test("a page that names no end confirms what doesn't fill the ask alone", () => {
  expect(refusal({}, null)).toBe("confirmation-fills-ask");
  expect(refusal({ soughtFen: 501n }, null)).toBeNull();
  expect(refusal({ status: "withdrawn" }, null)).toBeNull();
});

test("a review holds for the money that it named", () => {
  expect(refusal({}, reviewed)).toBeNull();
  expect(refusal({ confirmedFen: 301n }, reviewed)).toBe("review-outdated");
  expect(refusal({ soughtFen: 499n }, reviewed)).toBe("review-outdated");
  expect(refusal({ status: "withdrawn" }, reviewed)).toBe("review-outdated");
});

test("a page's payment holds until it is disputed, taken back, or stated anew", () => {
  expect(whyNotAsShown(drawdown, markOfPayment(drawdown))).toBeNull();
  expect(whyNotAsShown(drawdown, undefined)).toBeNull();
  for (const other of [
    { ...drawdown, status: "disputed" as const },
    { ...drawdown, fundedAt: new Date(0) },
    { ...drawdown, status: "requested" as const, fundedAt: null },
  ])
    expect(whyNotAsShown(drawdown, markOfPayment(other))).toBe("review-outdated");
  expect(whyNotAsShown(drawdown, "")).toBe("review-outdated");
});

test("the form of the review takes the marks that its page sends", () => {
  const drawdownId = "0d3c7f6e-6f0c-4f4b-9c1e-1f2a3b4c5d6e";
  const sent = {
    act: "fill",
    drawdownId,
    payment: markOfPayment(drawdown),
    ...reviewed,
    receivedFen: "2.00",
  };
  expect(fillForm.parse(sent)).toMatchObject({ ...reviewed, receivedFen: 200n });
  for (const [name, value] of [
    ["payment", "funded"],
    ["funding", "300"],
    ["ends", "x"],
    ["status", "sold"],
    ["receivedFen", ""],
  ] as const)
    expect([name, fillForm.safeParse({ ...sent, [name]: value }).success]).toEqual([name, false]);
});
