import type { FieldFault } from "./fields.ts";
import type { REFUSAL_CODES } from "./refusal-codes.ts";

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An expected no. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** Facts for the words of the message, such as the state something is in; never personal data. */
  readonly detail: Readonly<Record<string, string | number>> | undefined;
  /** What is wrong with single fields of what was sent; the form shows it there. */
  readonly faults: readonly RefusedField[];

  constructor(
    code: RefusalCode,
    detail?: Readonly<Record<string, string | number>>,
    faults: readonly RefusedField[] = [],
  ) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.faults = faults;
  }
}

/**
 * A fault by the key of its words with their values, and the field of the form that has it: ["details", "capFen"],
 * ["feePercents", 0].
 */
export type RefusedField = {
  fault: FieldFault;
  path: readonly (string | number)[];
  values?: Readonly<Record<string, string | number>>;
};

/** Throws the refusal that names what is wrong with fields; passes on none. */
export function refuseFields(code: RefusalCode, faults: readonly RefusedField[]): void {
  if (faults.length > 0) throw new Refusal(code, undefined, faults);
}

/** Throws the refusal that a `whyNot…` rule names; passes on null. */
export function refuseIf(
  code: RefusalCode | null,
  detail?: Readonly<Record<string, string | number>>,
  faults?: readonly RefusedField[],
): void {
  if (code !== null) throw new Refusal(code, detail, faults);
}

/** The row, or the refusal that says it isn't there (or isn't yours, which is the same). */
export function found<Row>(row: Row | null | undefined, code: RefusalCode): Row {
  if (row === null || row === undefined) throw new Refusal(code);
  return row;
}
