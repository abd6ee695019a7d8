import { expect, test } from "vitest";
import { endAskForm, markOfEnds, type OpenMatters, whatEnds } from "#app/domain/prospects/ending.ts";
import { stateOnAsk } from "#app/domain/prospects/current-state.ts";
import { sequenceInForce } from "#app/domain/introductions/consent-change.ts";
import { isReceipted } from "#app/domain/events/receipts.ts";

const of = (number: string) => ({ number, nameZh: "测试银行", nameEn: null });
const open: OpenMatters = {
  offers: [
    { ...of("12"), version: 2 },
    { ...of("11"), version: 1 },
  ],
  accesses: [
    { ...of("7"), hasApplication: true },
    { ...of("5"), hasApplication: false },
  ],
  requests: [of("9")],
  deals: 1,
  change: 2,
};

test("a withdrawal ends every access, the end of a search only applications", () => {
  expect(whatEnds(open, "withdraw").accesses).toHaveLength(2);
  expect(whatEnds(open, "close").accesses.map(({ number }) => number)).toEqual(["7"]);
});

test("the mark of what ends differs once a version, an access, a request or a change does, whatever their order", () => {
  const mark = markOfEnds(whatEnds(open, "withdraw"));
  expect(mark).toBe("11.1,12.2;5,7;9;2");
  const turned = { ...open, offers: open.offers.toReversed(), accesses: open.accesses.toReversed() };
  expect(markOfEnds(whatEnds(turned, "withdraw"))).toBe(mark);
  const others: OpenMatters[] = [
    { ...open, offers: [{ ...of("11"), version: 1 }] },
    { ...open, offers: open.offers.map((offer) => ({ ...offer, version: offer.version + 1 })) },
    { ...open, accesses: [] },
    { ...open, requests: [] },
    { ...open, change: 3 },
    { ...open, change: null },
  ];
  for (const other of others) expect(markOfEnds(whatEnds(other, "withdraw"))).not.toBe(mark);
  const form = { act: "withdraw", status: "published" };
  expect(endAskForm.safeParse({ ...form, ends: mark }).success).toBe(true);
  expect(endAskForm.safeParse({ ...form, ends: ";;;" }).success).toBe(true);
  for (const ends of ["", "none", "11.1;5", ";;", ";;;none"])
    expect(endAskForm.safeParse({ ...form, ends }).success).toBe(false);
});

test("an offer waits for nobody on an ask on which it can't be accepted", () => {
  const toDecide = {
    of: "offer",
    status: "issued",
    turn: "company",
    act: "decide",
    since: null,
    by: null,
  } as const;
  for (const status of ["published", "paused", "expired"] as const)
    expect(stateOnAsk(toDecide, status)).toBe(toDecide);
  for (const status of ["withdrawn", "suspended", "under_review", "funded"] as const)
    expect(stateOnAsk(toDecide, status)).toMatchObject({ of: "offer", turn: null, act: null });
  const deal = { of: "deal", status: "drawn", turn: null, act: null, since: null, by: null } as const;
  expect(stateOnAsk(deal, "withdrawn")).toBe(deal);
});

test("a consent has a sequence while it is in force, and 0 otherwise", () => {
  const now = new Date("2026-12-01T04:00:00Z");
  const consent = { sequence: 2, revokedAt: null, expiresAt: new Date("2026-12-02T04:00:00Z") };
  expect(sequenceInForce(consent, now)).toBe(2);
  expect(sequenceInForce({ ...consent, revokedAt: now }, now)).toBe(0);
  expect(sequenceInForce({ ...consent, expiresAt: now }, now)).toBe(0);
  expect(sequenceInForce(undefined, now)).toBe(0);
});

test("a decline has a receipt if it ended a consent, a withdrawn offer if somebody saw it", () => {
  expect(isReceipted({ type: "introduction-declined", version: 3 })).toBe(true);
  expect(isReceipted({ type: "introduction-declined", version: null })).toBe(false);
  expect(isReceipted({ type: "offer-withdrawn", version: 0 })).toBe(false);
  expect(isReceipted({ type: "consent-revoked", version: null })).toBe(true);
  expect(isReceipted({ type: "offer-viewed", version: 1 })).toBe(false);
});
