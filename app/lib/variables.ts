import { z } from "zod";

/** Schemas of environment variables. An empty one counts as absent. */

export const absent = (value: unknown): unknown =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
export const optional = <S extends z.ZodType>(schema: S) => z.preprocess(absent, schema.optional());
export const defaulted = <S extends z.ZodType>(schema: S, value: z.input<S>) =>
  z.preprocess((given) => absent(given) ?? value, schema);

export const port = z.coerce
  .number("must be a number from 0 to 65535")
  .int("must be a whole number")
  .min(0, "must be a number from 0 to 65535")
  .max(65_535, "must be a number from 0 to 65535");

export const count = (min: number, max: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(rule).int(rule).min(min, rule).max(max, rule);
};

export const flag = z
  .enum(["0", "1", "true", "false"], "must be 1, true, 0 or false")
  .transform((value) => value === "1" || value === "true");

export const urlOf = (example: string, ...protocols: string[]) =>
  z
    .string()
    .refine((value) => protocols.includes(parseUrl(value)?.protocol ?? ""), `must be a URL like ${example}`);

export const postgresUrl = urlOf("postgres://user:password@host:5432/database", "postgres:", "postgresql:");

export const origin = z.string().refine((value) => {
  const url = parseUrl(value);
  return (url?.protocol === "https:" || url?.protocol === "http:") && url.origin === value;
}, "must be scheme, host and port alone, like https://longspring.example (no path, no slash at the end)");

export const sender = z
  .string()
  .refine(
    (value) => /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(value),
    "must be an address like no-reply@longspring.example or Longspring <no-reply@longspring.example>",
  );

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

const text = z.string().trim().max(100, "must have at most 100 characters");

const accountNumber = /^\d(?:[\d -]{4,60})\d$/;
const accountRule = "must be an account number: 6 to 32 digits, blanks and hyphens between them";
const isAccountNumber = (value: string) =>
  accountNumber.test(value) && digitsOf(value).length >= 6 && digitsOf(value).length <= 32;

/** An account as it is compared with the one of a bank's statement. */
export function digitsOf(number: string): string {
  return number.replaceAll(/\D/g, "");
}

/** Further accounts of the operator, with commas between them: their statements are imported too. */
export const otherAccounts = optional(
  z
    .string()
    .transform((value) => value.split(",").map((one) => one.trim()))
    .refine((numbers) => numbers.every(isAccountNumber), accountRule),
);

/** The operator's bank account, to which invoices are paid: all three variables, or none. */
export const accountShape = {
  BILLING_ACCOUNT_NAME: optional(text),
  BILLING_ACCOUNT_BANK: optional(text),
  BILLING_ACCOUNT_NUMBER: optional(text.refine(isAccountNumber, accountRule)),
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
  name: "春融 Longspring (demo)",
  bank: "示例银行 Example Bank",
  number: "0000 0000 0000 0000",
};
