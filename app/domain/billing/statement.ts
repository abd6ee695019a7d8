import type { Day } from "#app/lib/days.ts";
import { sumFen } from "#app/lib/money.ts";

/**
 * What an institution and the platform owe each other, in fen: what is owed on invoices (negative where money is to be
 * returned on them), and the institution's money that pays no invoice.
 */
export interface AccountBalance {
  owedFen: bigint;
  creditFen: bigint;
}

/** The balance of both: positive where the institution owes. */
export const netFen = ({ owedFen, creditFen }: AccountBalance): bigint => owedFen - creditFen;

const monthForm = /^20\d\d-(?:0[1-9]|1[0-2])$/u;

/**
 * The first day of the month that is asked for as YYYY-MM, or of the present one. Null where there is no such month, or it
 * has not begun: a statement of another month than the one asked for would be taken for it.
 */
export function monthAsked(month: string | undefined, thisMonth: Day): Day | null {
  if (month === undefined) return thisMonth;
  const from = `${month}-01`;
  return monthForm.test(month) && from <= thisMonth ? from : null;
}

/** The movements of a month, each with the net balance after it, and the balance at its end. */
export function statementOf<Movement extends AccountBalance>(
  opening: AccountBalance,
  movements: readonly Movement[],
): { rows: (Movement & { balanceFen: bigint })[]; closing: AccountBalance } {
  let balanceFen = netFen(opening);
  const rows = movements.map((movement) => {
    balanceFen += netFen(movement);
    return { ...movement, balanceFen };
  });
  const closing = {
    owedFen: opening.owedFen + sumFen(movements.map(({ owedFen }) => owedFen)),
    creditFen: opening.creditFen + sumFen(movements.map(({ creditFen }) => creditFen)),
  };
  return { rows, closing };
}
