import type { MandateFieldsContent } from "#app/domain/mandates/criteria.ts";
import type { StatedPreference } from "#app/domain/mandates/preferences.ts";

const WAN = 1_000_000n;

export interface Written {
  institution: string;
  zh: string;
  en: string;
  terms: Pick<MandateFieldsContent, "instruments" | "securitiesAccepted"> & Partial<MandateFieldsContent>;
  /** In 万元. */
  amounts: readonly [bigint, bigint];
  preferences?: StatedPreference[];
  version?: number;
}

export const usual: StatedPreference[] = [
  { kind: "rd_intensity", atLeastBp: 500, weight: 2 },
  { kind: "revenue_growth", atLeastBp: 1_000, weight: 2 },
  { kind: "debt_ratio", atMostBp: 5_500, weight: 1 },
];

/** The mandates that the demonstration's own company and institution meet each other by. */
export const WRITTEN: readonly Written[] = [
  {
    institution: "松辽银行",
    zh: "光电与装备知识产权贷款",
    en: "Photonics and equipment loans",
    amounts: [100n, 1_000n],
    version: 3,
    terms: {
      instruments: ["ip_pledge_loan", "unsecured_loan"],
      securitiesAccepted: ["class_one_ip", "receivables"],
      sectorsIncluded: ["photonics", "rail-and-equipment", "new-materials"],
      sectorsExcluded: ["new-materials/light-alloys"],
      termMonthsMin: 12,
      termMonthsMax: 36,
      minRevenueFen: 1_000n * WAN,
      minAgeMonths: 36,
      recognitionsAny: ["high_tech_enterprise", "tech_sme"],
      priceMinPercent: "3.30",
      priceMaxPercent: "4.20",
    },
    preferences: [
      { kind: "sector", anyOf: ["photonics"], weight: 3 },
      { kind: "district", anyOf: ["2201/changchun-new-area"], weight: 2 },
      { kind: "rd_intensity", atLeastBp: 800, weight: 2 },
      { kind: "revenue_growth", atLeastBp: 1_500, weight: 1 },
      { kind: "class_one_ip", atLeast: 5, weight: 1 },
      { kind: "debt_ratio", atMostBp: 4_500, weight: 1 },
    ],
  },
  {
    institution: "松辽银行",
    zh: "科技信用贷款",
    en: "Unsecured technology loans",
    amounts: [30n, 500n],
    version: 2,
    terms: {
      instruments: ["unsecured_loan", "revolving_credit"],
      securitiesAccepted: ["none"],
      termMonthsMin: 6,
      termMonthsMax: 36,
      minRevenueFen: 300n * WAN,
      minAgeMonths: 24,
      priceMinPercent: "3.50",
      priceMaxPercent: "4.60",
    },
    preferences: [...usual, { kind: "recognition", anyOf: ["little_giant", "specialised_sme"], weight: 2 }],
  },
  {
    institution: "松辽银行",
    zh: "汽车配套应收账款融资",
    en: "Receivables finance: auto parts",
    amounts: [50n, 1_200n],
    terms: {
      instruments: ["receivables_finance"],
      securitiesAccepted: ["receivables"],
      sectorsIncluded: ["auto-parts"],
      termMonthsMin: 6,
      termMonthsMax: 12,
      minAgeMonths: 24,
      priceMinPercent: "3.40",
      priceMaxPercent: "4.40",
    },
    preferences: usual,
  },
  lending(
    "浑江银行",
    "专利质押贷款",
    "Patent pledge loans",
    ["ip_pledge_loan"],
    ["class_one_ip"],
    "3.30",
    "4.20",
  ),
  lending(
    "南湖商业银行",
    "政银担贷款",
    "Guaranteed technology loans",
    ["guaranteed_loan"],
    [],
    "3.10",
    "4.00",
  ),
  lending(
    "新凯银行",
    "成长企业信用贷款",
    "Unsecured loans for growing firms",
    ["unsecured_loan"],
    ["none"],
    "3.80",
    "5.00",
  ),
  lending(
    "黑水银行",
    "光电企业知识产权贷款",
    "IP loans: photonics",
    ["ip_pledge_loan"],
    ["class_one_ip", "class_two_ip"],
    "3.40",
    "4.50",
  ),
  lending(
    "红旗农商银行",
    "县域科技贷款",
    "Technology loans of the counties",
    ["unsecured_loan", "guaranteed_loan"],
    ["none"],
    "3.60",
    "4.90",
  ),
  lending("北春租赁", "售后回租", "Sale and leaseback", ["finance_lease"], ["equipment"], "5.20", "7.60"),
  lending(
    "青峰租赁",
    "产线售后回租",
    "Sale and leaseback of production lines",
    ["finance_lease"],
    ["equipment"],
    "5.60",
    "8.00",
  ),
  lending("长青租赁", "设备直租", "Equipment leases", ["finance_lease"], ["equipment"], "5.40", "8.20"),
  lending(
    "铁北融资担保",
    "科技企业融资担保",
    "Guarantees for technology firms",
    ["guaranteed_loan"],
    [],
    "3.20",
    "4.40",
  ),
  lending(
    "春城科技融资担保",
    "政银担合作担保",
    "Guarantees beside partner banks",
    ["guaranteed_loan"],
    [],
    "3.10",
    "4.40",
  ),
  lending(
    "一链商业保理",
    "国内保理",
    "Domestic factoring",
    ["receivables_finance"],
    ["receivables"],
    "5.20",
    "7.80",
  ),
];

function lending(
  institution: string,
  zh: string,
  en: string,
  instruments: MandateFieldsContent["instruments"],
  securitiesAccepted: MandateFieldsContent["securitiesAccepted"],
  priceMinPercent: string,
  priceMaxPercent: string,
): Written {
  const terms = {
    instruments,
    securitiesAccepted,
    termMonthsMin: 6,
    termMonthsMax: 48,
    priceMinPercent,
    priceMaxPercent,
  };
  return { institution, zh, en, amounts: [100n, 2_000n], terms, preferences: usual };
}
