import fc from "fast-check";
import type { Preference } from "#app/domain/matching/criteria/facts.ts";

/** The few codes and numbers of a small dataset, in which pairs often fit and often nearly do. */
export const instruments = ["ip_pledge_loan", "unsecured_loan", "equity"];
export const sectors = [
  "photonics",
  "photonics/laser-devices",
  "photonics/sensors",
  "new-materials",
  "62/6221/622110",
];
export const places = ["2201", "2201/220104", "2201/220105"];
export const stages = ["seed", "growth"];
export const securities = ["class_one_ip", "equipment", "none"];
export const recognitions = ["tech_sme", "little_giant"];

export const some = (codes: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...codes), { maxLength: codes.length });
export const orNull = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null, freq: 6 });
export const fen = fc.bigInt(0n, 8n).map((n) => n * 100n);
export const months = fc.integer({ min: 0, max: 6 }).map((n) => n * 6);
export const bp = fc.integer({ min: 0, max: 8 }).map((n) => n * 100);

const weight = fc.constantFrom(1, 2, 3);
export const anyPreference: fc.Arbitrary<Preference> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("rd_intensity" as const, "revenue_growth" as const),
    atLeastBp: bp,
    weight,
  }),
  fc.record({ kind: fc.constant("debt_ratio" as const), atMostBp: bp, weight }),
  fc.record({ kind: fc.constant("class_one_ip" as const), atLeast: fc.nat(9), weight }),
  fc.record({ kind: fc.constant("revenue" as const), atLeastFen: fen, weight }),
  fc.record({ kind: fc.constant("age" as const), atLeastMonths: months, weight }),
  fc.record({ kind: fc.constant("sector" as const), anyOf: some(sectors), weight }),
  fc.record({ kind: fc.constant("district" as const), anyOf: some(places), weight }),
  fc.record({ kind: fc.constant("stage" as const), anyOf: some(stages), weight }),
  fc.record({ kind: fc.constant("recognition" as const), anyOf: some(recognitions), weight }),
  fc.record({ kind: fc.constant("instrument" as const), anyOf: some(instruments), weight }),
  fc.record({ kind: fc.constant("amount" as const), minFen: fen, maxFen: fen, weight }),
  fc.record({ kind: fc.constant("term" as const), minMonths: months, maxMonths: months, weight }),
);
