// `npm run admin:appoint`: appoints an admin without a second one, for a fresh installation and for a platform on which
// nobody could confirm. Whoever can run it has the database anyway; the audit trail and an e-mail to every admin say so.
import { parseArgs } from "node:util";
import { z } from "zod";
import { ADMIN_ROLES, adminRoleSchema } from "#app/domain/accounts/admin-roles.ts";
import { emailSchema } from "#app/domain/accounts/forms.ts";
import { appointAdmin } from "#app/services/admins/appoint-admin.server.ts";
import { runServerCommand, WrongFlag, withWorkerContext } from "./server-command.ts";

const usage = `npm run admin:appoint -- ADDRESS --roles ${ADMIN_ROLES.join(",")}
  Invites an address by e-mail to be an admin with these roles, or adds them to an admin. No second admin confirms it:
  every admin is told by e-mail, and the audit trail records that the system did it.
  Exit code 0: done. 1: refused, or a wrong flag; nothing was changed.
`;

async function main(): Promise<void> {
  const { values, positionals } = readFlags();
  if (values.help) return void process.stdout.write(usage);
  const email = emailSchema.safeParse(positionals[0]);
  const roles = z.array(adminRoleSchema).min(1).safeParse(values.roles?.split(","));
  if (!email.success || !roles.success || positionals.length > 1) throw new WrongFlag(usage);
  await withWorkerContext(async (ctx) => {
    const given = { email: email.data, roles: roles.data };
    const { isInvited } = await appointAdmin(ctx, { kind: "system" }, given);
    const done = isInvited
      ? "is invited: the worker sends the e-mail, valid for 7 days"
      : "has the roles now";
    process.stdout.write(`${email.data} ${done}.\n`);
  });
}

function readFlags() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { roles: { type: "string" }, help: { type: "boolean", short: "h", default: false } },
    });
  } catch (error) {
    throw new WrongFlag(`${(error as Error).message}\n\n${usage}`);
  }
}

runServerCommand(main);
