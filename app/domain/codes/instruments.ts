import { z } from "zod";

export const BANK_LOANS = [
  "unsecured_loan",
  "ip_pledge_loan",
  "secured_loan",
  "equity_pledge_loan",
  "receivables_finance",
  "guaranteed_loan",
  "revolving_credit",
] as const;

/** The instruments of capital (DOMAIN facts, section 6). Their labels are in the messages, under terms.instruments. */
export const INSTRUMENTS = [...BANK_LOANS, "finance_lease", "convertible_note", "equity"] as const;
export type Instrument = (typeof INSTRUMENTS)[number];
export const instrumentSchema = z.enum(INSTRUMENTS);

export type InstrumentKind = "debt" | "equity";

/**
 * Debt is repaid and priced by a rate; equity is priced by dilution. A convertible note is debt until it is converted,
 * and the platform doesn't track conversions. An unknown code counts as debt.
 */
export function instrumentKind(instrument: string): InstrumentKind {
  return instrument === "equity" ? "equity" : "debt";
}

export const REPAYMENT_METHODS = [
  "annuity", // 等额本息
  "equal_principal", // 等额本金
  "bullet_interest_monthly", // 按月付息，到期还本
  "bullet_interest_quarterly", // 按季付息，到期还本
  "single_repayment", // 到期一次还本付息
  "seasonal", // 按经营季节还款
] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHODS)[number];
export const repaymentMethodSchema = z.enum(REPAYMENT_METHODS);

/** What a company may be asked to pay beside interest; which of them are legal depends on the instrument. */
export const FEE_KINDS = [
  "guarantee_fee",
  "valuation_fee",
  "insurance_premium",
  "notary_fee",
  "handling_fee",
  "deposit",
  "arrangement_fee",
  "commitment_fee",
  "advisory_fee",
  "management_fee",
  "registration_fee",
  "material_fee",
] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

export const FEE_TIMINGS = ["upfront", "monthly", "yearly"] as const;
