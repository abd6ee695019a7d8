import { expect, test } from "vitest";
import { REFUSAL_CODES } from "#app/domain/refusal-codes.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";

test("a rule that names a reason refuses with it; null passes", () => {
  expect(() => {
    refuseIf("offer-expired");
  }).toThrow(new Refusal("offer-expired"));
  expect(() => {
    refuseIf(null);
  }).not.toThrow();
});

test("a refusal carries its code and facts", () => {
  const refusal = new Refusal("offer-exceeds-ask", { leftFen: "100" });
  expect(refusal).toMatchObject({ name: "Refusal", code: "offer-exceeds-ask", detail: { leftFen: "100" } });
});

test("what isn't there is refused, and what is there comes back, falsy or not", () => {
  expect(() => found(undefined, "offer-not-found")).toThrow(new Refusal("offer-not-found"));
  expect(() => found(null, "offer-not-found")).toThrow(Refusal);
  expect(found(0, "offer-not-found")).toBe(0);
});

test("each code stands once", () => {
  expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
});
