import type { StatementFaultCode } from "#app/domain/billing/bank/faults.ts";

/** A file whose rows can't be read at all. */
export class UnreadableStatement extends Error {
  override readonly name = "UnreadableStatement";
  readonly code: StatementFaultCode;

  constructor(code: StatementFaultCode) {
    super(code);
    this.code = code;
  }
}
