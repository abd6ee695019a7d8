// `npm run audit:verify`: whether the audit trail is what was sealed; names the first event that is not. Only reads.
import { parseArgs } from "node:util";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { describeTrail } from "./audit/report.ts";
import { TRAIL_CHANGED } from "./exit-codes.mjs";
import { runServerCommand, WrongFlag, withWorkerContext } from "./server-command.ts";

const usage = `npm run audit:verify -- [--seal NUMBER --digest HEX] [--no-copies] [--json]
  Recomputes the hashes of all events and the chain of seals, and compares them with the copies outside the database.
  --seal, --digest  a seal's number and digest from the auditor's e-mails, which must be in the chain
  --no-copies       without the copies: what is changed is found, but a chain written anew only by --digest
  --json            the result as JSON
  Exit code 0: unchanged. 4: changed; the first line names the first event. 1: could not be verified.
  docs/audit.md says what this proves.
`;

async function main(): Promise<void> {
  const { help, json, known, copies } = readFlags();
  if (help) return void process.stdout.write(usage);
  await withWorkerContext(async (ctx) => {
    const report = await verifyTrail(ctx, { kind: "system" }, { copies, known });
    process.stdout.write(json ? `${asJson(report)}\n` : describeTrail(report, { copies }));
    if (report.faults.length > 0) process.exitCode = TRAIL_CHANGED;
  });
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        seal: { type: "string" },
        digest: { type: "string" },
        "no-copies": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { seal, digest, help, json } = values;
    return { help, json, copies: !values["no-copies"], known: knownFrom(seal, digest?.toLowerCase()) };
  } catch (error) {
    throw error instanceof WrongFlag ? error : new WrongFlag(`${(error as Error).message}\n\n${usage}`);
  }
}

function knownFrom(seal: string | undefined, digest: string | undefined) {
  if (seal === undefined && digest === undefined) return undefined;
  if (!/^[1-9]\d{0,17}$/.test(seal ?? "") || !/^[0-9a-f]{64}$/.test(digest ?? ""))
    throw new WrongFlag(
      "--seal is a number and --digest has 64 hexadecimal digits: give both as the e-mail has them",
    );
  return { number: BigInt(seal ?? ""), digest: digest ?? "" };
}

function asJson(report: object): string {
  return JSON.stringify(
    report,
    (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value),
    2,
  );
}

runServerCommand(main);
