import { expect, test } from "vitest";
import { endOfApplication, type EndedApplication } from "#app/domain/applications/ends.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
const ended: EndedApplication = {
  status: "closed",
  statusChangedAt: at(8),
  introductionStatus: "converted",
  introductionChangedAt: at(1),
  lastOfferStatus: null,
  dealEndedAt: null,
  searchEndedAt: null,
  consentOverAt: null,
};
const of = (change: Partial<EndedApplication>) => endOfApplication({ ...ended, ...change });

test.each(["submitted", "incomplete", "complete", "under_review", "offered"] as const)(
  "an application that is %s has no end",
  (status) => {
    expect(of({ status, dealEndedAt: at(7) })).toBeNull();
  },
);

test.each(["declined", "withdrawn", "originated"] as const)("%s is an end by itself", (status) => {
  expect(of({ status, searchEndedAt: at(8) })).toBe(status);
});

test("an offer that was not accepted ended as its last status says", () => {
  const offered = (lastOfferStatus: EndedApplication["lastOfferStatus"]) =>
    of({ status: "approved_not_accepted", lastOfferStatus });
  expect(offered("declined")).toBe("offer-declined");
  expect(offered("expired")).toBe("offer-expired");
  expect(offered("withdrawn")).toBe("offer-withdrawn");
  expect(offered("superseded")).toBe("search-over");
  expect(offered(null)).toBe("over");
});

test("a closed one was closed by what happened next to its end, not by what came later", () => {
  expect(of({ dealEndedAt: at(8), searchEndedAt: at(20) })).toBe("deal-over");
  expect(of({ introductionStatus: "revoked", introductionChangedAt: at(8), searchEndedAt: at(9) })).toBe(
    "revoked",
  );
  expect(of({ searchEndedAt: at(8), consentOverAt: at(12) })).toBe("search-over");
  expect(of({ consentOverAt: at(7) })).toBe("consent-over");
  const together = new Date(at(8).getTime() + 3);
  expect(of({ introductionStatus: "revoked", introductionChangedAt: at(8), searchEndedAt: together })).toBe(
    "search-over",
  );
  expect(of({})).toBe("over");
});
