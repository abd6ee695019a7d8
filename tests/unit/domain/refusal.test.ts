import { expect, test } from "vitest";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";

test("a rule that returns a reason refuses with it; null passes", () => {
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

test("a missing value is refused, and an existing one is returned, falsy or not", () => {
  expect(() => found(undefined, "offer-not-found")).toThrow(new Refusal("offer-not-found"));
  expect(() => found(null, "offer-not-found")).toThrow(Refusal);
  expect(found(0, "offer-not-found")).toBe(0);
});
