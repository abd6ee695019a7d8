import { z } from "zod";
import { isDay, type Day } from "#app/lib/days.ts";
import { decodeFen, encodeFen, LARGEST_FEN, type MoneyUnit } from "#app/lib/money.ts";
import { type MoneyFault, parseMoney, plainNumberText, plainPercentText } from "#app/lib/typed-numbers.ts";

/** Field faults beyond zod's own: keys of the messages under "forms". */
export type FieldFault =
  | "not-an-amount"
  | "amount-negative"
  | "amount-not-positive"
  | "amount-below-minimum"
  | "amount-too-precise"
  | "amount-too-large"
  | "amount-not-typed"
  | "amount-differs"
  | "name-not-typed"
  | "name-differs"
  | "not-a-percentage"
  | "not-a-day"
  | "not-years"
  | "characters"
  | "name-with-link"
  | "words-without-box"
  | "agreement-missing"
  | "range-reversed"
  | "term-missing"
  | "security-missing"
  | "rate-missing"
  | "exceeds-revenue"
  | "exceeds-assets"
  | "exceeds-staff"
  | "year-repeated"
  | "none-with-others"
  | "sector-excluded-not-included"
  | "valid-until-before-from"
  | "instrument-not-allowed"
  | "instrument-not-offered"
  | "fee-not-allowed"
  | "fee-amount-or-percent"
  | "fee-kind-missing"
  | "conditions-too-many"
  | "quarters-only"
  | "lpr-term-missing"
  | "seasons-missing"
  | "details-missing"
  | "details-not-of-instrument"
  | "days-reversed"
  | "drawdown-half-given"
  | "exceeds-amount"
  | "amount-above-sought"
  | "amount-above-mandate"
  | "lease-amount"
  | "advance-equal-only"
  | "factoring-amount"
  | "drawdown-before-offer"
  | "drawdown-too-late"
  | "drawdown-after-last-payment"
  | "first-payment-too-late"
  | "fees-not-below-amount"
  | "no-annual-rate"
  | "rate-below-zero"
  | "reset-lowers-price"
  | "rate-too-high"
  | "annuity-not-level"
  | "share-too-large"
  | "term-before-drawdown"
  | "amount-within-drawdown"
  | "terms-not-together"
  | "valuation-not-above-amount"
  | "holdings-not-whole"
  | "pool-too-large"
  | "preference-too-large"
  | "commitment-fee-too-high"
  | "uscc-format"
  | "uscc-checksum"
  | "tax-number"
  | "bank-account"
  | "fapiao-number"
  | "special-fapiao-needs"
  | "other-text-missing"
  | "reason-missing"
  | "words-missing"
  | "day-outside"
  | "phone";

/** An issue for `ctx.addIssue` or `ctx.issues.push` with the key of its message; `params` are the message's values. */
export function fieldFault(
  fault: FieldFault,
  path: (string | number)[] = [],
  params: Readonly<Record<string, string | number>> = {},
) {
  return { code: "custom" as const, message: fault, path, params: { ...params } };
}

/** For `superRefine`: the code "other" needs a note, so the fault is at the note's field. */
export function otherNeedsNote<Code extends string, Words extends string>(code: Code, words: Words) {
  return (
    form: Readonly<Record<Code, string> & Record<Words, string | null>>,
    ctx: { addIssue: (issue: ReturnType<typeof fieldFault>) => void },
  ): void => {
    if (form[code] === "other" && form[words] === null) {
      ctx.addIssue(fieldFault("other-text-missing", [words]));
    }
  };
}

/** Control and invisible characters, other than line breaks, tabs and the joiner that emoji need. */
const controls = /(?![\n\r\t\u200d])[\p{Cc}\p{Cf}]/u;

/** Free text: trimmed, not blank, at most `max` characters, no control or invisible characters. */
export function textField(max: number) {
  return printable(z.string().trim().min(1).max(max));
}

/** Free text that may be added later: empty until then. */
export function laterText(max: number) {
  return printable(z.string().trim().max(max)).default("");
}

function printable(text: z.ZodString) {
  return text.refine((typed) => !controls.test(typed), { error: "characters" satisfies FieldFault });
}

/** Free text that may be missing: null then. */
export function noteField(max: number) {
  return textField(max)
    .optional()
    .transform((text) => text ?? null);
}

/** What a page showed, as its form says it when it is sent: any text, which the service compares; empty if absent. */
export const shownField = z
  .string()
  .optional()
  .transform((text = "") => text.slice(0, 40));

export const dayField = z
  .string()
  .refine((text): text is Day => isDay(text), { error: "not-a-day" satisfies FieldFault });

/**
 * How amounts, integers and percentages are parsed. Stored content has fen as text and plain numbers; a form has what
 * people type. One schema, built once for each, has the same output.
 */
export type FieldKinds = {
  /** Fen, zero or more. */
  money: z.ZodType<bigint>;
  /** Fen, possibly negative: a loss. */
  signedMoney: z.ZodType<bigint>;
  whole: (min: number, max: number) => z.ZodType<number>;
  /** A decimal text in percent, 0 to 100, four decimals at most. */
  percent: z.ZodType<string>;
  /** Months, entered as years. */
  years: z.ZodType<number>;
};

const FAULT_OF: Readonly<Record<Exclude<MoneyFault, "empty">, FieldFault>> = {
  "not-an-amount": "not-an-amount",
  negative: "amount-negative",
  "too-precise": "amount-too-precise",
  "too-large": "amount-too-large",
};

/** Stored fen, at least `least`: decimal text in JSON, a bigint in code; `z.encode` converts back. */
function storedFen(least: bigint) {
  const inRange = (text: string) => {
    const fen = decodeFen(text);
    return fen !== null && fen >= least;
  };
  return z.codec(z.string().refine(inRange, { error: "not-an-amount" satisfies FieldFault }), z.bigint(), {
    decode: (text) => BigInt(text),
    encode: (fen) => encodeFen(fen),
  });
}

const MOST_MONTHS = 1_200;

/** Years as entered (3, 1.5), stored as months. */
const typedYears = z.string().transform((text, ctx) => {
  const plain = plainNumberText(text);
  const months = Math.round(Number(plain) * 12);
  if (/^\d{1,3}(\.\d{1,2})?$/u.test(plain) && months <= MOST_MONTHS) return months;
  ctx.issues.push({ code: "custom", message: "not-years" satisfies FieldFault, input: text });
  return z.NEVER;
});

const percentText = z.string().refine(isPercent, { error: "not-a-percentage" satisfies FieldFault });

export const storedKinds: FieldKinds = {
  money: storedFen(0n),
  signedMoney: storedFen(-LARGEST_FEN),
  whole: (min, max) => z.int().min(min).max(max),
  percent: percentText,
  years: z.int().min(0).max(MOST_MONTHS),
};

/** Kinds for a form with amounts without a suffix in `unit`; full-width digits, digit groups and units are accepted. */
export function typedKinds(unit: MoneyUnit): FieldKinds {
  return {
    money: typedFen(unit, false),
    signedMoney: typedFen(unit, true),
    whole: (min, max) =>
      z
        .string()
        .transform(typedNumber)
        .pipe(z.int({ error: notWhole }).min(min).max(max)),
    percent: z.string().transform(plainPercentText).pipe(percentText),
    years: typedYears,
  };
}

function typedFen(unit: MoneyUnit, signed: boolean): z.ZodType<bigint> {
  return z.string().transform((text, ctx) => {
    const parsed = parseMoney(text, unit, signed);
    if (parsed.ok) return parsed.fen;
    ctx.issues.push({
      ...fieldFault(parsed.fault === "empty" ? "not-an-amount" : FAULT_OF[parsed.fault]),
      input: text,
    });
    return z.NEVER;
  });
}

/** For input that is no number, the error states that an integer is needed. Its message is under "forms". */
const notWhole = ({ code }: { code: string }) => (code === "invalid_type" ? "wholeNumber" : undefined);

/** Digits only, so that 1e2 is never parsed as a number. For NaN, zod reports "enter a number". */
function typedNumber(text: string): number {
  const plain = plainNumberText(text).replace("−", "-");
  return /^-?\d+(\.\d+)?$/u.test(plain) ? Number(plain) : Number.NaN;
}

function isPercent(text: string): boolean {
  return /^\d{1,3}(\.\d{1,4})?$/u.test(text) && Number(text) <= 100;
}

/** A day that a page showed, as it was sent along. */
export const shownDayField = z.iso.date();

/** The version of a prospect that a page showed. */
export const versionField = z.coerce.number().int().min(1).max(1_000_000);
