import { describe, expect, test } from "vitest";
import { applicationLifecycle } from "#app/domain/applications/lifecycle.ts";
import { feeLifecycle } from "#app/domain/billing/lifecycle.ts";
import { conditionLifecycle } from "#app/domain/deals/condition.ts";
import { disputeLifecycle } from "#app/domain/deals/dispute.ts";
import { drawdownLifecycle } from "#app/domain/deals/drawdown.ts";
import { dealLifecycle } from "#app/domain/deals/lifecycle.ts";
import { consentLifecycle } from "#app/domain/introductions/consent.ts";
import { introductionLifecycle } from "#app/domain/introductions/lifecycle.ts";
import { endsOf, type LifecycleTable, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import { mandateLifecycle } from "#app/domain/mandates/lifecycle.ts";
import { caseLifecycle } from "#app/domain/moderation/lifecycle.ts";
import { offerLifecycle } from "#app/domain/offers/lifecycle.ts";
import { institutionLifecycle } from "#app/domain/organizations/lifecycle.ts";
import { prospectLifecycle } from "#app/domain/prospects/lifecycle.ts";
import { versionLifecycle } from "#app/domain/versions/lifecycle.ts";

type AnyLifecycle = LifecycleTable<string, string>;

describe.each<[string, AnyLifecycle, string, string[]]>([
  ["prospect", prospectLifecycle, "draft", ["funded", "withdrawn"]],
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
  [
    "application",
    applicationLifecycle,
    "submitted",
    ["closed", "withdrawn", "approved_not_accepted", "originated"],
  ],
  ["offer", offerLifecycle, "drafted", ["accepted", "declined", "expired", "withdrawn", "superseded"]],
  ["deal", dealLifecycle, "accepted", ["drawn", "released", "fell_through"]],
  ["condition", conditionLifecycle, "requested", []],
  ["drawdown", drawdownLifecycle, "requested", ["confirmed", "withdrawn"]],
  ["dispute", disputeLifecycle, "opened", ["withdrawn", "settled", "decided"]],
  ["fee", feeLifecycle, "accrued", ["paid", "waived", "adjusted"]],
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
    expect(endsOf(life).sort()).toEqual([...ends].sort());
  });
});

test("an unknown move of a lifecycle gives null, and throws where it was declared to exist", () => {
  expect(nextStatus<string, string>(dealLifecycle, "drawn", "fall_through")).toBeNull();
  expect(() => requireNext<string, string>(dealLifecycle, "drawn", "fall_through")).toThrow("No move");
  expect(requireNext<string, string>(dealLifecycle, "available", "draw_all")).toBe("drawn");
});
