import { addDays } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import { latestYearOn, type SeedCompany } from "./companies.ts";
import { photonics } from "./products/photonics.ts";
import { rightOf } from "./rights.ts";
import type { SeedCity } from "./seed-city.ts";
import { inventionTitle, modelTitle } from "./right-titles.ts";

const WAN = 1_000_000n;

/** The laser maker in whose seat the demonstration's company account sits: invented, like everything here. */
export function demoCompany(random: Random, calendar: Calendar, city: SeedCity): SeedCompany {
  const { today } = calendar;
  const { uscc, district, address, brand } = city.demo;
  const [nameZh, nameEn] = city.inName.city;
  const year = latestYearOn(today);
  const product = photonics["photonics/laser-devices"].products[0];
  return {
    id: random.uuid(),
    ownerId: random.uuid(),
    profile: {
      legalName: `${nameZh}${brand[0]}激光科技有限公司（示例）`,
      englishName: `${nameEn} ${brand[1]} Laser Technology (demo)`,
      uscc,
      establishedOn: addDays(today, -3_453),
      sector: "photonics/laser-devices",
      district,
      address,
      contactName: "李娜",
      contactPhone: `${city.dialling}-81000088`,
      contactEmail: "finance@chengguang.example",
      website: "https://www.chengguang.example",
    },
    standing: "high_tech",
    registeredCapitalFen: 2_000n * WAN,
    product,
    years: [
      figures(year, [4_760n, 4_565n, 446n, 6_180n, 2_590n, 409n], 86, 36),
      figures(year - 1, [3_889n, 3_702n, 342n, 5_240n, 2_164n, 346n], 74, 30),
      figures(year - 2, [3_119n, 2_955n, 251n, 4_390n, 1_752n, 262n], 63, 25),
    ],
    rights: [
      ...Array.from({ length: 7 }, () =>
        rightOf(random, "invention_patent", inventionTitle(random, "photonics"), today),
      ),
      ...Array.from({ length: 11 }, () =>
        rightOf(random, "utility_model", modelTitle(random, "photonics"), today),
      ),
      rightOf(random, "software_copyright", "焊缝跟踪控制软件 V2.0", today),
    ],
    recognitions: [
      {
        code: "high_tech_enterprise",
        certificateNumber: `GR${year - 1}22000417`,
        validUntil: `${year + 2}-11-28`,
      },
      { code: "tech_sme", certificateNumber: `JL${year}22008812`, validUntil: `${today.slice(0, 4)}-12-31` },
    ],
    joinedAt: calendar.ago(random, 330),
  };
}

/** In 万元: revenue, of it from the main business, net profit, assets, liabilities, research. */
function figures(
  year: number,
  [revenue, main, profit, assets, liabilities, research]: readonly [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ],
  staff: number,
  rdStaff: number,
) {
  return {
    year,
    audited: true,
    revenueFen: revenue * WAN,
    mainRevenueFen: main * WAN,
    netProfitFen: profit * WAN,
    totalAssetsFen: assets * WAN,
    totalLiabilitiesFen: liabilities * WAN,
    rdExpenseFen: research * WAN,
    staff,
    rdStaff,
  };
}
