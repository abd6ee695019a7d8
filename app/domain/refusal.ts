import type { FieldFault } from "./fields.ts";
import type { REFUSAL_KINDS } from "./refusal-codes.ts";

export type RefusalCode = keyof typeof REFUSAL_KINDS;

/** An expected refusal. Any other exception is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** Values for the message, such as the current status; never personal data of another. */
  readonly detail: Readonly<Record<string, string | number>> | undefined;
  /** Faults of single fields; the form shows them there. */
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
 * A fault by its message key and values, and the field of the form that has it: ["details", "capFen"], ["feePercents",
 * 0].
 */
export type RefusedField = {
  fault: FieldFault;
  path: readonly (string | number)[];
  values?: Readonly<Record<string, string | number>>;
};

/** Throws a refusal with faults of fields; does nothing if there are none. */
export function refuseFields(code: RefusalCode, faults: readonly RefusedField[]): void {
  if (faults.length > 0) throw new Refusal(code, undefined, faults);
}

/** Throws the refusal of a `whyNot…` rule; does nothing for null. */
export function refuseIf(
  code: RefusalCode | null,
  detail?: Readonly<Record<string, string | number>>,
  faults?: readonly RefusedField[],
): void {
  if (code !== null) throw new Refusal(code, detail, faults);
}

/** The row, or the refusal that it doesn't exist (or belongs to another tenant, which is the same). */
export function found<Row>(row: Row | null | undefined, code: RefusalCode): Row {
  if (row === null || row === undefined) throw new Refusal(code);
  return row;
}
