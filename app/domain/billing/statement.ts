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
