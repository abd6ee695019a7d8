import { plainAccount, plainName } from "#app/domain/billing/bank/references.ts";
import type { PayerIdentity } from "#db/queries/billing/bank-matching.ts";

interface Counterparty {
  counterpartyName: string | null;
  counterpartyAccount: string | null;
}

/** The institutions that a payer's account or name belongs to. */
export function identifyPayers(
  { counterpartyName, counterpartyAccount }: Counterparty,
  identities: readonly PayerIdentity[],
): string[] {
  const name = plainName(counterpartyName ?? "");
  const account = plainAccount(counterpartyAccount ?? "");
  return identities
    .filter(
      (one) =>
        (account !== "" && plainAccount(one.account ?? "") === account) ||
        (name !== "" && one.names.some((own) => plainName(own) === name)),
    )
    .map(({ institutionId }) => institutionId);
}
