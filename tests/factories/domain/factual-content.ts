import { prospectContent } from "./content.ts";

/**
 * Founded on 2015-06-12, 11 years before; 86 of staff, 74 a year earlier; 47,603,200.00 yuan of revenue, 22.4 % more; profit
 * 4,460,000, assets 61,800,000, of which 41.9 % are owed; 12 inventions; asks for 5.23 to 6 million at most at 4.35 %.
 */
export const factualContent = prospectContent({
  company: { establishedOn: "2015-06-12", district: "2201/220172" },
  figures: {
    years: [
      { year: 2024, revenueFen: 3_890_000_000n, staff: 74 },
      {
        year: 2025,
        revenueFen: 4_760_320_000n,
        staff: 86,
        rdStaff: 36,
        netProfitFen: 446_000_000n,
        totalAssetsFen: 6_180_000_000n,
        totalLiabilitiesFen: 2_590_000_000n,
      },
    ],
  },
  ip: {
    rights: { invention_patent: 12, ic_layout: 3, utility_model: 18 },
    recognitions: ["high_tech_enterprise", "specialised_sme", "little_giant"],
    recognisedUntil: {},
  },
  ask: { amountMinFen: 523_000_000n, amountMaxFen: 600_000_000n, maxRatePercent: "4.35" },
});
