import { describe, expect, test } from "vitest";
import { applicationLife } from "#app/domain/applications/lifecycle.ts";
import { feeLife } from "#app/domain/billing/lifecycle.ts";
import { conditionLife } from "#app/domain/deals/condition.ts";
import { disputeLife } from "#app/domain/deals/dispute.ts";
import { drawdownLife } from "#app/domain/deals/drawdown.ts";
import { dealLife } from "#app/domain/deals/lifecycle.ts";
import { consentLife } from "#app/domain/introductions/consent.ts";
import { introductionLife } from "#app/domain/introductions/lifecycle.ts";
import { endsOf, type Life, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import { mandateLife } from "#app/domain/mandates/lifecycle.ts";
import { caseLife } from "#app/domain/moderation/lifecycle.ts";
import { offerLife } from "#app/domain/offers/lifecycle.ts";
import { institutionLife } from "#app/domain/organizations/lifecycle.ts";
import { prospectLife } from "#app/domain/prospects/lifecycle.ts";
import { versionLife } from "#app/domain/versions/lifecycle.ts";

type AnyLife = Life<string, string>;

describe.each<[string, AnyLife, string, string[]]>([
  ["prospect", prospectLife, "draft", ["funded", "withdrawn"]],
  ["version", versionLife, "draft", ["rejected", "superseded", "discarded"]],
  ["institution", institutionLife, "applied", ["terminated"]],
  ["mandate", mandateLife, "draft", ["retired"]],
  [
    "introduction",
    introductionLife,
    "requested",
    ["declined_by_company", "declined_by_institution", "lapsed", "revoked"],
  ],
  ["consent", consentLife, "granted", ["expired", "revoked", "replaced"]],
  [
    "application",
    applicationLife,
    "submitted",
    ["closed", "withdrawn", "approved_not_accepted", "originated"],
  ],
  ["offer", offerLife, "drafted", ["accepted", "declined", "expired", "withdrawn", "superseded"]],
  ["deal", dealLife, "accepted", ["drawn", "released", "fell_through"]],
  ["condition", conditionLife, "requested", []],
  ["drawdown", drawdownLife, "requested", ["confirmed", "withdrawn"]],
  ["dispute", disputeLife, "opened", ["withdrawn", "settled", "decided"]],
  ["fee", feeLife, "accrued", ["paid", "waived", "adjusted"]],
  ["case", caseLife, "opened", ["upheld", "overturned", "closed"]],
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
  expect(nextStatus<string, string>(dealLife, "drawn", "fall_through")).toBeNull();
  expect(() => requireNext<string, string>(dealLife, "drawn", "fall_through")).toThrow("No move");
  expect(requireNext<string, string>(dealLife, "available", "draw_all")).toBe("drawn");
});
