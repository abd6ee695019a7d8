import { z } from "zod";
import { BANK_LOANS, type Instrument } from "./instruments.ts";

export const REGULATORS = [
  "nfra", // 国家金融监督管理总局及其派出机构
  "local_financial_office", // 省地方金融管理局
  "amac", // 中国证券投资基金业协会（登记）
] as const;
export type Regulator = (typeof REGULATORS)[number];
export const regulatorSchema = z.enum(REGULATORS);

/** Who licenses or registers which kind: what an admin compares a licence with. */
export const REGULATOR_OF = {
  commercial_bank: "nfra",
  rural_bank: "nfra",
  policy_bank: "nfra",
  guarantor: "local_financial_office",
  lessor: "local_financial_office",
  factor: "local_financial_office",
  microloan: "local_financial_office",
  fund_manager: "amac",
  insurer: "nfra",
} as const satisfies Record<string, Regulator>;
export type InstitutionKind = keyof typeof REGULATOR_OF;
export const INSTITUTION_KINDS = Object.keys(REGULATOR_OF) as readonly InstitutionKind[];
export const institutionKindSchema = z.enum(INSTITUTION_KINDS);

/**
 * What each kind may fund. A guarantor may not lend (融资担保公司监督管理条例): it takes part in a guaranteed loan; a fund manager
 * holds equity and convertibles; an insurer insures another's loan.
 */
export const INSTRUMENTS_OF: Readonly<Record<InstitutionKind, readonly Instrument[]>> = {
  commercial_bank: BANK_LOANS,
  rural_bank: BANK_LOANS,
  policy_bank: BANK_LOANS,
  guarantor: ["guaranteed_loan"],
  insurer: ["guaranteed_loan"],
  lessor: ["finance_lease"],
  factor: ["receivables_finance"],
  microloan: ["unsecured_loan", "secured_loan", "revolving_credit"],
  fund_manager: ["equity", "convertible_note"],
};
