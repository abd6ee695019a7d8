interface Used {
  status: string;
  /** All in fen; `leftFen` is what is neither reserved nor drawn of the budget. */
  budgetFen: bigint;
  leftFen: bigint;
}

const inForce = new Set(["active", "exhausted"]);

/** Whether companies may ask for a mandate, now or once something of it is free again. */
export const isMandateInForce = ({ status }: { status: string }): boolean => inForce.has(status);

/**
 * Mandates in the order in which their budgets need a look: those in force first, then by the share of the budget that
 * is left, the smallest first. Equal ones stay in their order.
 */
export function mostUsedFirst<Mandate extends Used>(mandates: readonly Mandate[]): Mandate[] {
  return mandates.toSorted((a, b) => {
    if (isMandateInForce(a) !== isMandateInForce(b)) return isMandateInForce(a) ? -1 : 1;
    const [one, other] = [a.leftFen * b.budgetFen, b.leftFen * a.budgetFen];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}
