import { describe, expect, test } from "vitest";
import { bandOf, CLASS_ONE_EDGES, GROWTH_EDGES, REVENUE_EDGES } from "#app/domain/prospects/bands.ts";
import { TEASER_KEYS, toTeaser } from "#app/domain/prospects/teaser.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { coarsest, generalised } from "#tests/factories/domain/generalisation.ts";

const today = "2026-11-25";

describe("a band", () => {
  test.each([
    [0n, 0n, 1_000_000n * 100n],
    [3_000_000_000n, 3_000_000_000n, 5_000_000_000n],
    [4_760_000_000n, 3_000_000_000n, 5_000_000_000n],
    [999_999_999_999n, 100_000_000_000n, null],
  ])("of revenue %d runs from %d to %s", (revenue, from, to) => {
    expect(bandOf(REVENUE_EDGES, revenue)).toEqual({ from, to });
  });

  test("is open below the first edge", () => {
    expect(bandOf(GROWTH_EDGES, -9_000)).toEqual({ from: null, to: -2_000 });
    expect(bandOf(CLASS_ONE_EDGES, 0)).toEqual({ from: 0, to: 1 });
    expect(bandOf(CLASS_ONE_EDGES, 25)).toEqual({ from: 20, to: null });
  });
});

describe("a teaser", () => {
  const teaser = toTeaser(prospectContent(), generalised(), today);

  test("has its keys and no other", () => {
    expect(Object.keys(teaser).sort()).toEqual([...TEASER_KEYS].sort());
  });

  test("shows bands instead of figures", () => {
    expect(teaser).toMatchObject({
      sector: "photonics/laser-devices",
      place: "2201/changchun-new-area",
      size: "small",
      ageYears: { from: 8, to: 11 },
      figuresYear: 2025,
      revenueFen: { from: 3_000_000_000n, to: 5_000_000_000n },
      revenueGrowthBp: { from: 2_000, to: 2_500 },
      rdIntensityBp: { from: 800, to: 1_000 },
      debtRatioBp: { from: 4_000, to: 4_500 },
      staff: { from: 50, to: 100 },
      classOneIp: { from: 5, to: 10 },
      askFen: { from: 500_000_000n, to: 600_000_000n },
    });
  });

  test("has nothing that identifies the company", () => {
    const { company, people } = prospectContent();
    const json = JSON.stringify(teaser, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    for (const secret of [
      company.legalName,
      company.englishName,
      company.uscc,
      company.address,
      company.contactName,
      company.contactPhone,
      company.contactEmail,
      company.website,
      company.establishedOn,
      people.keyPeople,
      "4760000000",
      "澄光",
    ]) {
      expect(json).not.toContain(secret);
    }
  });

  test("shows only the branch and the city where few companies share more", () => {
    expect(toTeaser(prospectContent(), coarsest, today)).toMatchObject({
      ageYears: null,
      classOneIp: null,
      recognitions: [],
      hasAllRecognitions: false,
      sector: "photonics",
      place: "2201",
      size: null,
      revenueFen: null,
      staff: null,
    });
  });

  test("leaves blanks unknown and omits expired recognitions", () => {
    const blank = prospectContent({ figures: { years: [{ year: 2025 }] }, ip: { rights: {} } });
    expect(toTeaser(blank, generalised(), "2027-12-01")).toMatchObject({
      revenueFen: null,
      staff: null,
      classOneIp: null,
      revenueGrowthBp: null,
      recognitions: [],
      figuresNote: null,
    });
  });
});
