import { expect, test } from "vitest";
import { MANDATE_UNITS } from "#app/domain/mandates/form.ts";
import { offeredEdges } from "#app/domain/mandates/offered-edges.ts";
import { REVENUE_EDGES } from "#app/domain/prospects/bands.ts";

test.each(MANDATE_UNITS)(
  "the choices for %s are the edges of the bands, as the fields parse them",
  (unit) => {
    const { minRevenueFen = [], minAgeMonths = [], rdIntensity = [] } = offeredEdges(unit);
    const perUnit = unit === "wan" ? 1_000_000 : 100_000_000;
    expect(minRevenueFen.map((text) => BigInt(Math.round(Number(text) * perUnit)))).toEqual(
      REVENUE_EDGES.slice(1),
    );
    expect(minAgeMonths.slice(0, 3)).toEqual(["1", "3", "5"]);
    expect(rdIntensity).toContain("8");
    expect([...minRevenueFen, ...rdIntensity].every((text) => /^\d+(\.\d+)?$/.test(text))).toBe(true);
  },
);
