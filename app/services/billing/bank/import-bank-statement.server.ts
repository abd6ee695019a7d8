import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { admissionFaults } from "#app/domain/billing/bank/admission.ts";
import { statementFault, type StatementFault } from "#app/domain/billing/bank/faults.ts";
import { linesToStore, type PlacedLine } from "#app/domain/billing/bank/identity.ts";
import { LARGEST_STATEMENT_BYTES } from "#app/domain/billing/bank/limits.ts";
import { cellWords } from "#app/domain/billing/bank/values.ts";
import type { KeyedLine, ParsedStatement } from "#app/integrations/bank-statements/parse-statement.ts";
import { dayOf } from "#app/lib/days.ts";
import { record } from "#db/queries/audit/events.ts";
import {
  findStatementOfFile,
  insertBankLines,
  insertBankStatement,
  listKnownLines,
  lockBankAccount,
} from "#db/queries/billing/bank-statements.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { StatementsContext } from "../../billing-context.ts";
import { refuseRoleTaken } from "../refuse-role-taken.server.ts";

export interface StatementFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** Where the statement is, and how many lines were new or doubtful; none: all are known, and nothing was written. */
export type ImportedStatement =
  | { statementId: string; newLines: number; knownLines: number; doubtfulLines: number }
  | { faults: readonly StatementFault[] };

type Parsed = Exclude<ParsedStatement, { faults: unknown }>;

/**
 * Imports a statement of the platform's bank. Lines that the account has from another file are left out, so that the
 * same file, or one whose period overlaps, changes nothing that is there; one of which it is not clear books nothing until
 * a person has said. A file with any fault, of an account that is
 * not configured, or with days to come is not imported. Its lines are matched by a job.
 */
export async function importBankStatement(
  { withActor, statements, now, config: { ownAccounts } }: StatementsContext,
  actor: AdminActor,
  { file, account }: { file: StatementFile | null; account: string | null },
): Promise<ImportedStatement> {
  if (file === null) return { faults: [statementFault("file-missing")] };
  const bytes = await wholeFile(file);
  if (bytes === null) return { faults: [statementFault("file-too-large")] };
  const read = await statements.parse(bytes, account === "" ? null : account);
  if ("faults" in read) return read;
  const of = { account: read.statement.account, lines: read.lines };
  const faults = admissionFaults(of, { ownAccounts, today: dayOf(now()) });
  if (faults.length > 0) return { faults };
  return withActor(actor, "settle", async (trx) => {
    await refuseRoleTaken(trx);
    const { statement, lines, sha256 } = read;
    await lockBankAccount(trx, statement.account);
    const { stored, knownIn } = await withoutKnown(trx, read);
    const knownLines = lines.length - stored.length;
    const doubtfulLines = stored.filter(({ repeatOf }) => repeatOf !== null).length;
    const same = await findStatementOfFile(trx, sha256);
    if (stored.length === 0)
      return { statementId: same?.id ?? knownIn, newLines: 0, knownLines, doubtfulLines };
    const statementId = await insertBankStatement(trx, {
      fileName: shortName(file.name),
      sha256,
      bank: statement.bank,
      account: statement.account,
      periodFrom: statement.from,
      periodTo: statement.to,
      openingFen: statement.openingFen,
      closingFen: statement.closingFen,
      lines: lines.length,
      newLines: stored.length,
      importedBy: actor.userId,
      importedAt: now(),
      matchedAt: null,
    });
    await insertBankLines(
      trx,
      stored.map((line) => rowOf(line, { statementId, account: statement.account })),
    );
    await enqueue(trx, "match-bank-statement", { statementId });
    await record(trx, actor, {
      type: "bank-statement-imported",
      subject: { kind: "platform", id: statementId },
      detail: { lines: lines.length, newLines: stored.length, doubtfulLines },
    });
    return { statementId, newLines: stored.length - doubtfulLines, knownLines, doubtfulLines };
  });
}

/** The file in memory; null if it is larger than a statement may be. */
async function wholeFile({ bytes }: StatementFile): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    // Read to its end all the same: the form is answered once it was received.
    if (size <= LARGEST_STATEMENT_BYTES) chunks.push(chunk);
  }
  if (size > LARGEST_STATEMENT_BYTES) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The lines that the account does not have for sure, with their places, and a statement that has one of the others. */
async function withoutKnown(trx: ActorTransaction, { statement, lines }: Parsed) {
  const { bank, account, from, to } = statement;
  const known = await listKnownLines(trx, { account, from, to });
  const placed = lines.map((line, at) => ({ ...line, position: at + 1 }));
  return { stored: linesToStore(bank, placed, known), knownIn: known[0]?.statementId ?? "" };
}

function rowOf(
  {
    key,
    position,
    day,
    amountFen,
    balanceFen,
    name,
    account,
    purpose,
    serial,
    repeatOf,
  }: PlacedLine<KeyedLine & { position: number }>,
  of: { statementId: string; account: string },
) {
  return {
    ...of,
    lineKey: key,
    position,
    valueDay: day,
    amountFen,
    balanceFen,
    counterpartyName: name,
    counterpartyAccount: account,
    purpose,
    serial,
    ...(repeatOf === null ? {} : { status: "doubtful" as const }),
    repeatOf,
    leftBecause: null,
    seenAt: null,
    receiptId: null,
    refundId: null,
    settledAt: null,
    settledBy: null,
  };
}

const LONGEST_NAME = 200;

/** A file's name without its folders, as far as it is stored. */
function shortName(name: string): string {
  const own = cellWords(name.split(/[/\\]/u).at(-1) ?? "");
  return [...own].slice(0, LONGEST_NAME).join("") || "—";
}
