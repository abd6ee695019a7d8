// `npm run admin:recover`: whoever operates the server approves the recovery of an admin or owner for whom two other
// admins can't.
import { parseArgs } from "node:util";
import { decideAsOperator } from "#app/services/recoveries/decide-as-operator.server.ts";
import { runServerCommand, WrongFlag, withWorkerContext } from "./server-command.ts";

const usage = `npm run admin:recover -- ADDRESS [--cancel]
  Approves the recovery that this person has requested at sign-in, having given the password. Only where fewer than two
  other admins could decide; others decide on the page /admin/recoveries. It can be used 24 hours later.
  --cancel  stops it instead
  Everybody concerned is told by e-mail, and the audit trail says that it was decided at the server.
  docs/operations.md, "What a platform with one admin may do", says how to make sure who asks.
`;

async function main(): Promise<void> {
  const { help, cancel, email } = readFlags();
  if (help) return void process.stdout.write(usage);
  await withWorkerContext(async (ctx) => {
    const verdict = cancel ? "cancel" : "approve";
    const { usableFrom } = await decideAsOperator(ctx, { kind: "system" }, { email, verdict });
    const done =
      usableFrom === null ? "Stopped." : `Approved; it can be used from ${usableFrom.toISOString()} on.`;
    process.stdout.write(`${done} The worker tells everybody concerned by e-mail.\n`);
  });
}

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        cancel: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const [email, ...more] = positionals;
    if (!values.help && (email === undefined || more.length > 0)) throw new WrongFlag(usage);
    return { ...values, email: email ?? "" };
  } catch (error) {
    throw error instanceof WrongFlag ? error : new WrongFlag(`${(error as Error).message}\n\n${usage}`);
  }
}

runServerCommand(main);
