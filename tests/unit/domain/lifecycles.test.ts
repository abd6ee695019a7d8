import { describe, expect, test } from "vitest";
import { applicationLifecycle } from "#app/domain/applications/lifecycle.ts";
import { fapiaoLifecycle } from "#app/domain/billing/fapiao-rules.ts";
import { feeLifecycle, invoiceLifecycle, refundLifecycle } from "#app/domain/billing/lifecycle.ts";
import { conditionLifecycle } from "#app/domain/deals/condition.ts";
import { disputeLifecycle } from "#app/domain/deals/dispute.ts";
import { drawdownLifecycle } from "#app/domain/deals/drawdown.ts";
import { reversalLifecycle } from "#app/domain/deals/reversal.ts";
import { dealLifecycle } from "#app/domain/deals/lifecycle.ts";
import { consentLifecycle } from "#app/domain/introductions/consent.ts";
import { introductionLifecycle } from "#app/domain/introductions/lifecycle.ts";
import { lifecycleRules, type LifecycleTable } from "#app/domain/lifecycle.ts";
import { mandateLifecycle } from "#app/domain/mandates/lifecycle.ts";
import { caseLifecycle } from "#app/domain/moderation/lifecycle.ts";
import { offerLifecycle } from "#app/domain/offers/lifecycle.ts";
import { institutionLifecycle } from "#app/domain/organizations/lifecycle.ts";
import { prospectLifecycle } from "#app/domain/prospects/lifecycle.ts";
import { recoveryLifecycle } from "#app/domain/recoveries/lifecycle.ts";
import { versionLifecycle } from "#app/domain/versions/lifecycle.ts";

type AnyLifecycle = LifecycleTable<string, string>;

describe.each<[string, AnyLifecycle, string, string[]]>([
  ["prospect", prospectLifecycle, "draft", ["withdrawn"]],
  ["version", versionLifecycle, "draft", ["rejected", "superseded", "discarded"]],
  ["institution", institutionLifecycle, "applied", ["terminated"]],
  ["mandate", mandateLifecycle, "draft", ["retired"]],
  [
    "introduction",
    introductionLifecycle,
    "requested",
    ["declined_by_company", "declined_by_institution", "lapsed", "revoked"],
  ],
  ["consent", consentLifecycle, "granted", ["expired", "revoked", "replaced"]],
  ["application", applicationLifecycle, "submitted", ["closed", "withdrawn", "approved_not_accepted"]],
  ["offer", offerLifecycle, "drafted", ["accepted", "declined", "expired", "withdrawn", "superseded"]],
  ["deal", dealLifecycle, "accepted", ["released"]],
  ["condition", conditionLifecycle, "requested", []],
  ["drawdown", drawdownLifecycle, "requested", ["withdrawn", "reversed"]],
  ["dispute", disputeLifecycle, "opened", ["withdrawn", "settled", "decided"]],
  ["reversal", reversalLifecycle, "proposed", ["agreed", "withdrawn", "upheld", "ordered"]],
  ["recovery", recoveryLifecycle, "requested", ["done", "declined", "cancelled", "lapsed"]],
  ["fee", feeLifecycle, "accrued", ["refunded", "waived"]],
  ["invoice", invoiceLifecycle, "open", ["void"]],
  ["fapiao", fapiaoLifecycle, "requested", ["cancelled"]],
  ["refund", refundLifecycle, "requested", ["replaced"]],
  ["case", caseLifecycle, "opened", ["upheld", "overturned", "closed"]],
])("the lifecycle of a %s", (_, life, start, ends) => {
  test("leads to its own statuses only", () => {
    const statuses = Object.keys(life);
    for (const moves of Object.values(life)) {
      for (const next of Object.values(moves)) expect(statuses).toContain(next);
    }
  });

  test("reaches every status from its start", () => {
    const reached = new Set([start]);
    for (const status of reached)
      for (const next of Object.values(life[status] ?? {})) reached.add(next as string);
    expect([...reached].sort()).toEqual(Object.keys(life).sort());
  });

  test("ends in its final statuses", () => {
    const finals = Object.keys(life).filter((status) => Object.keys(life[status] ?? {}).length === 0);
    expect(finals.sort()).toEqual([...ends].sort());
  });
});

test("a move that the lifecycle doesn't have is refused, and is a bug where it was allowed before", () => {
  const movers = { close: ["company"], reopen: ["admin"] } as const;
  const rules = lifecycleRules({ open: { close: "closed" }, closed: {} }, movers, "fee-wrong-state");
  expect(rules.statuses).toEqual(["open", "closed"]);
  expect(rules.moves).toEqual(["close", "reopen"]);
  expect(rules.whyNot("closed", "close", "company")).toBe("fee-wrong-state");
  expect(rules.whyNot("closed", "close", "admin")).toBe("not-your-move");
  expect(() => rules.after("closed", "close")).toThrow("No move");
  expect(rules.after("open", "close")).toBe("closed");
});
