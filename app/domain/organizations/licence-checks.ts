import { REGULATOR_OF } from "#app/domain/codes/institutions.ts";
import { addMonths, daysBetween, type Day } from "#app/lib/days.ts";
import type { ApplicationValues } from "./institution-application.ts";
import { checkUscc } from "./uscc.ts";

type LicenceCheckId = "uscc" | "uscc_unique" | "regulator" | "expiry" | "register";

export type LicenceCheck = {
  check: LicenceCheckId;
  outcome: "met" | "not_met" | "unknown";
  /** Values for the message: a regulator's code, a day, days left. */
  values: Readonly<Record<string, string | number>>;
};

/** A licence that ends within this many months is flagged. */
const SOON_MONTHS = 3;

/**
 * What can be checked of an application without the regulator: its code, its kind against its regulator, its end.
 * Whether the licence is in the register only a person can check.
 */
export function licenceChecks(sent: ApplicationValues, isCodeTaken: boolean, today: Day): LicenceCheck[] {
  return [
    checkCode(sent),
    taken(isCodeTaken),
    checkRegulator(sent),
    checkExpiry(sent, today),
    register(sent),
  ];
}

function register({ licenceNumber }: ApplicationValues): LicenceCheck {
  return { check: "register", outcome: "unknown", values: { number: licenceNumber ?? "" } };
}

function taken(isCodeTaken: boolean): LicenceCheck {
  return { check: "uscc_unique", outcome: isCodeTaken ? "not_met" : "met", values: {} };
}

function checkCode({ uscc }: ApplicationValues): LicenceCheck {
  const result = checkUscc(uscc ?? "");
  const outcome = !result.ok ? "not_met" : result.warnings.length > 0 ? "unknown" : "met";
  return { check: "uscc", outcome, values: { code: uscc ?? "" } };
}

function checkRegulator({ kind, regulator }: ApplicationValues): LicenceCheck {
  const expected = REGULATOR_OF[kind as keyof typeof REGULATOR_OF] as string | undefined;
  const outcome = expected === undefined ? "unknown" : expected === regulator ? "met" : "not_met";
  return {
    check: "regulator",
    outcome,
    values: { expected: expected ?? "", given: regulator ?? "", kind: kind ?? "" },
  };
}

function checkExpiry({ licenceExpiresOn: end }: ApplicationValues, today: Day): LicenceCheck {
  if (!end) return { check: "expiry", outcome: "met", values: { end: "" } };
  const values = { end, days: daysBetween(today, end) };
  if (end < today) return { check: "expiry", outcome: "not_met", values };
  return { check: "expiry", outcome: end < addMonths(today, SOON_MONTHS) ? "unknown" : "met", values };
}
