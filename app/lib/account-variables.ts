import { z } from "zod";
import { optional } from "./variables.ts";

const text = z.string().trim().max(100, "must have at most 100 characters");

/** The operator's bank account, to which invoices are paid: all three variables, or none. */
export const accountShape = {
  BILLING_ACCOUNT_NAME: optional(text),
  BILLING_ACCOUNT_BANK: optional(text),
  BILLING_ACCOUNT_NUMBER: optional(text),
};
export const accountVariables = Object.keys(accountShape) as readonly (keyof typeof accountShape)[];

/** The account of the variables; null where they are not set. */
export function billingAccountOf(
  env: Readonly<Partial<Record<keyof typeof accountShape, string | undefined>>>,
) {
  const { BILLING_ACCOUNT_NAME: name, BILLING_ACCOUNT_BANK: bank, BILLING_ACCOUNT_NUMBER: number } = env;
  return name === undefined || bank === undefined || number === undefined ? null : { name, bank, number };
}

/** For generated data: an account that nobody can pay to. */
export const exampleAccount = {
  name: "Longspring (demonstration)",
  bank: "Example Bank",
  number: "0000 0000 0000 0000",
};
