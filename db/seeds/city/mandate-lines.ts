import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { Random } from "../random.ts";
import { all, BANK, grown, type Line } from "./bank-lines.ts";

const LINES: Readonly<Record<InstitutionKind, readonly Line[]>> = {
  commercial_bank: BANK,
  rural_bank: BANK.slice(1, 6).map((line) => ({
    ...line,
    amounts: [10, Math.min(500, line.amounts[1])] as const,
  })),
  policy_bank: [
    {
      ...BANK[3],
      zh: "技改专项贷款",
      en: "Upgrading loans",
      amounts: [800, 5_000],
      terms: [24, 84],
      price: [2.8, 3.5],
    } as Line,
  ],
  guarantor: [
    {
      zh: "科技企业融资担保",
      en: "Guarantees for technology firms",
      instruments: ["guaranteed_loan"],
      securities: [],
      amounts: [30, 1_000],
      terms: [6, 36],
      price: [3.1, 4.6],
      stages: all,
    },
  ],
  lessor: [
    {
      zh: "设备直租",
      en: "Equipment leases",
      instruments: ["finance_lease"],
      securities: ["equipment"],
      amounts: [40, 2_000],
      terms: [12, 60],
      price: [5.2, 8.4],
      stages: grown,
    },
    {
      zh: "售后回租",
      en: "Sale and leaseback",
      instruments: ["finance_lease"],
      securities: ["equipment", "inventory"],
      amounts: [80, 3_000],
      terms: [24, 48],
      price: [5.6, 8.8],
      stages: grown,
    },
  ],
  factor: [
    {
      zh: "国内保理",
      en: "Domestic factoring",
      instruments: ["receivables_finance"],
      securities: ["receivables"],
      amounts: [20, 800],
      terms: [3, 12],
      price: [5.0, 8.0],
      stages: all,
    },
  ],
  microloan: [
    {
      zh: "短期周转贷款",
      en: "Short working-capital loans",
      instruments: ["unsecured_loan", "secured_loan"],
      securities: ["none"],
      amounts: [10, 200],
      terms: [3, 18],
      price: [6.5, 10.8],
      stages: all,
    },
  ],
  fund_manager: [
    {
      zh: "早期股权投资",
      en: "Early-stage equity",
      instruments: ["equity"],
      securities: [],
      amounts: [100, 1_000],
      terms: null,
      price: null,
      stages: ["seed", "startup"],
    },
    {
      zh: "成长期股权投资",
      en: "Growth equity",
      instruments: ["equity"],
      securities: [],
      amounts: [500, 5_000],
      terms: null,
      price: null,
      stages: ["startup", "growth"],
    },
    {
      zh: "可转债投资",
      en: "Convertible notes",
      instruments: ["convertible_note", "equity"],
      securities: ["none"],
      amounts: [200, 2_000],
      terms: [12, 36],
      price: [4.0, 8.0],
      stages: ["startup", "growth"],
    },
  ],
  insurer: [
    {
      zh: "贷款保证保险",
      en: "Surety for loans",
      instruments: ["guaranteed_loan"],
      securities: [],
      amounts: [30, 500],
      terms: [6, 24],
      price: [3.4, 5.2],
      stages: all,
    },
  ],
};

/** How often a bank runs each of its lines. */
const BANK_WEIGHTS = [3, 4, 5, 3, 3, 2, 1];

export function lineOf(random: Random, kind: InstitutionKind): Line {
  if (kind !== "commercial_bank") return random.pick(LINES[kind]);
  return random.weighted(BANK.map((line, i) => [line, BANK_WEIGHTS[i] ?? 1] as const));
}
