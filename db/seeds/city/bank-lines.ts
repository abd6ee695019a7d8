import { type Security, STAGES, type Stage } from "#app/domain/codes/companies.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";

/** What an institution of a kind offers: titles, instruments and ranges (DOMAIN facts, section 6). */
export interface Line {
  zh: string;
  en: string;
  instruments: Instrument[];
  securities: Security[];
  /** Least and most of one deal in 10,000 yuan. */
  amounts: readonly [number, number];
  terms: readonly [number, number] | null;
  /** Percent a year, before fees. */
  price: readonly [number, number] | null;
  stages: Stage[];
}

export const grown: Stage[] = ["growth", "mature"];
export const all: Stage[] = [...STAGES];

export const BANK: readonly Line[] = [
  {
    zh: "知识产权质押贷款",
    en: "IP pledge loans",
    instruments: ["ip_pledge_loan", "unsecured_loan"],
    securities: ["class_one_ip", "class_two_ip"],
    amounts: [50, 1_500],
    terms: [12, 36],
    price: [3.3, 4.3],
    stages: grown,
  },
  {
    zh: "科技信用贷款",
    en: "Unsecured technology loans",
    instruments: ["unsecured_loan"],
    securities: ["none"],
    amounts: [20, 500],
    terms: [6, 36],
    price: [3.4, 4.8],
    stages: ["startup", "growth", "mature"],
  },
  {
    zh: "政银担贷款",
    en: "Guaranteed technology loans",
    instruments: ["guaranteed_loan"],
    securities: [],
    amounts: [30, 1_000],
    terms: [12, 24],
    price: [3.1, 4.0],
    stages: all,
  },
  {
    zh: "设备与厂房抵押贷款",
    en: "Loans on equipment and plant",
    instruments: ["secured_loan", "guaranteed_loan"],
    securities: ["equipment", "real_estate", "inventory"],
    amounts: [80, 3_000],
    terms: [12, 60],
    price: [3.2, 4.2],
    stages: grown,
  },
  {
    zh: "应收账款融资",
    en: "Receivables finance",
    instruments: ["receivables_finance"],
    securities: ["receivables"],
    amounts: [30, 1_200],
    terms: [6, 12],
    price: [3.4, 4.6],
    stages: grown,
  },
  {
    zh: "循环额度贷款",
    en: "Revolving credit",
    instruments: ["revolving_credit", "unsecured_loan"],
    securities: ["none"],
    amounts: [30, 800],
    terms: [12, 36],
    price: [3.5, 4.9],
    stages: grown,
  },
  {
    zh: "股权质押贷款",
    en: "Loans on equity",
    instruments: ["equity_pledge_loan", "ip_pledge_loan"],
    securities: ["equity_stake", "class_one_ip"],
    amounts: [100, 2_000],
    terms: [12, 36],
    price: [3.6, 4.9],
    stages: grown,
  },
];
