import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { BankLineStatus } from "#app/domain/billing/bank/lifecycle.ts";
import { decideArrived } from "#app/domain/billing/bank/matching.ts";
import { referencesIn } from "#app/domain/billing/bank/references.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import {
  listAwaitedRefunds,
  listPayableInvoices,
  listPayerIdentities,
  type PayableRow,
} from "#db/queries/billing/bank-matching.ts";
import { listOpenBankProposals } from "#db/queries/billing/bank-proposals.ts";
import { findBankStatement, listBankLines, type ShownRefund } from "#db/queries/billing/bank-statements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../../context.ts";
import { identifyPayers } from "./identify-payers.ts";

interface Shown {
  statementId: string;
  status: BankLineStatus | null;
  cursor: string | undefined;
  /** The line that the reader handles, with what would fit it. */
  lineId: string | undefined;
}

type Line = Awaited<ReturnType<typeof listBankLines>>["rows"][number];

/** A statement with a page of its lines, what is proposed about each, and what would fit the chosen one. */
export function readBankStatement({ readAs, now }: ServiceContext, actor: AdminActor, shown: Shown) {
  const { statementId, status, cursor, lineId } = shown;
  return readAs(actor, async (trx) => {
    const { shown: mayHaveComeBack, ...statement } = found(
      await findBankStatement(trx, statementId, lineId ?? null),
      "bank-statement-not-found",
    );
    const page = await listBankLines(trx, { statementId, status, cursor });
    const subjects = page.rows.flatMap(({ id, receiptId }) => (receiptId === null ? [id] : [id, receiptId]));
    const open = await listOpenBankProposals(trx, subjects);
    const proposals = open.map((proposal) => ({
      ...proposal,
      isOwn: proposal.proposedBy === actor.userId,
      whyNot: whyNotSettleConfirmation(proposal, actor.userId, now()),
    }));
    const lines = page.rows.map((line) => ({
      ...line,
      proposal:
        proposals.find(({ subjectId }) => subjectId === line.id || subjectId === line.receiptId) ?? null,
    }));
    const chosen = lines.find(({ id }) => id === lineId) ?? null;
    const fits =
      chosen === null || chosen.status !== "unmatched" ? null : await whatFits(trx, chosen, mayHaveComeBack);
    return {
      statement,
      page: { rows: lines, next: page.next },
      chosen: chosen && { line: chosen, fits },
      now: now(),
    };
  });
}

/** What an unmatched line could be: invoices or refunds that came back for money that arrived, refunds for money that left. */
async function whatFits(trx: ActorTransaction, line: Line, shown: readonly ShownRefund[]) {
  if (line.amountFen < 0n) {
    const refunds = await listAwaitedRefunds(trx, [-line.amountFen]);
    return {
      invoices: [],
      shown: [],
      refunds: refunds.map(({ id, names: [name = ""], requestedAt }) => ({ id, name, requestedAt })),
    };
  }
  const references = referencesIn(line.purpose ?? "");
  const payers = identifyPayers(line, await listPayerIdentities(trx));
  const amounts = [line.amountFen];
  const open = await listPayableInvoices(trx, { numbers: references, institutionIds: payers, amounts });
  const named = open.filter(({ number }) => references.includes(number));
  const decided = decideArrived({ amountFen: line.amountFen, references, named, payers, open });
  const suggested = decided.kind === "pay" ? [decided] : decided.suggestions;
  const byId = new Map(open.map((invoice) => [invoice.id, invoice]));
  return {
    refunds: [],
    shown,
    invoices: suggested.map(({ invoiceIds }) => ofOne(invoiceIds.flatMap((id) => byId.get(id) ?? []))),
  };
}

function ofOne(invoices: readonly PayableRow[]) {
  const [first] = invoices;
  return {
    numbers: invoices.map(({ number }) => number),
    dueFen: invoices.reduce((sum, { dueFen }) => sum + dueFen, 0n),
    institutionNameZh: first?.institutionNameZh ?? "",
    institutionNameEn: first?.institutionNameEn ?? null,
  };
}
