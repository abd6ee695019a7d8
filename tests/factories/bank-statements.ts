import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { importBankStatement } from "#app/services/billing/bank/import-bank-statement.server.ts";
import { matchBankStatement } from "#app/services/billing/bank/match-bank-statement.server.ts";
import { digitsOf, exampleAccount } from "#app/lib/variables.ts";
import { dayOf } from "#app/lib/days.ts";
import { exportRows, type GivenLine } from "#tests/support/billing/bank-exports.ts";
import { csvFile } from "#tests/support/billing/bank-files.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** The one that is configured where no other is. */
export const OWN_ACCOUNT = digitsOf(exampleAccount.number);
const system = { kind: "system" } as const;

/** A line of a test's statement: what it does not say is as of a payment of a stranger. */
export function bankLine(of: Partial<GivenLine> & { amountFen: bigint }): GivenLine {
  return {
    day: dayOf(new Date()),
    name: "某某商贸有限公司",
    account: "6222000011112222",
    purpose: "货款",
    serial: `S${Math.random().toString().slice(2, 12).padEnd(10, "0")}`,
    ...of,
  };
}

/** Statements of the platform's bank, imported and matched as an admin and the worker do. */
export function bankStatementsIn(app: TestApp) {
  function fileOf(lines: readonly GivenLine[], openingFen = 100_000_000n): Buffer {
    return csvFile(exportRows("cmb", { account: OWN_ACCOUNT, openingFen, lines }), "gb18030");
  }

  function importFile(
    admin: AdminActor,
    bytes: Buffer,
    { name = "流水.csv", account = null as string | null } = {},
  ) {
    const chunks = (async function* () {
      await Promise.resolve();
      yield new Uint8Array(bytes);
    })();
    return importBankStatement(app.web, admin, { file: { name, bytes: chunks }, account });
  }

  /** Imported, and gone through by the worker. */
  async function imported(admin: AdminActor, lines: readonly GivenLine[], openingFen?: bigint) {
    const done = await importFile(admin, fileOf(lines, openingFen));
    if ("faults" in done) throw new Error(JSON.stringify(done.faults));
    await matchBankStatement(app.worker, system, { statementId: done.statementId });
    return done;
  }

  async function linesOf(statementId: string) {
    const rows: { id: string; status: string; because: string | null; receiptId: string | null }[] =
      await app.sql`
      select id, status, left_because as because, receipt_id as "receiptId" from bank_line
      where statement_id = ${statementId} order by position`;
    return rows;
  }

  return { fileOf, importFile, imported, linesOf };
}
