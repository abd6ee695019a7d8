import { prospectContent } from "./content.ts";

/** Founded on 2015-06-12, 11 years before; 86 of staff, 74 a year earlier; 47,603,200.00 yuan of revenue; 12 inventions. */
export const factualContent = prospectContent({
  company: { establishedOn: "2015-06-12", district: "2201/220172" },
  figures: {
    years: [
      { year: 2024, revenueFen: 3_890_000_000n, staff: 74 },
      { year: 2025, revenueFen: 4_760_320_000n, staff: 86, rdStaff: 36 },
    ],
  },
  ip: {
    rights: { invention_patent: 12, ic_layout: 3, utility_model: 18 },
    recognitions: ["high_tech_enterprise", "specialised_sme", "little_giant"],
    recognisedUntil: {},
  },
});
