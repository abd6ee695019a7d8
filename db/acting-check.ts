import pg from "pg";
import type { ActingRole } from "./acting.ts";

/** What is wrong with a pool's role or login: the process must not serve with it. */
export class ActingRoleError extends Error {
  override readonly name = "ActingRoleError";
}

/** The pool's role, and the variable for its own login; none if it uses DATABASE_URL. */
export interface ActingAs {
  role: ActingRole;
  loginVariable?: string;
}

interface Found {
  acting: string;
  login: string;
  actingFaults: string[];
  loginFaults: string[];
  isCanaryThere: boolean;
  isCanarySeen: boolean;
  /** Tables whose policies apply to nobody. */
  openTables: string[];
}

const question = `
  select current_user::text as acting, session_user::text as login,
    role_faults(current_user) as "actingFaults", role_faults(session_user) as "loginFaults",
    is_role_canary_there() as "isCanaryThere", exists (select from role_canary) as "isCanarySeen",
    tables_without_row_security() as "openTables"`;

/** Anything that sends a single statement: a pool, or one of its new connections. */
type Asked = Pick<pg.ClientBase, "query">;

/**
 * Asks PostgreSQL for the current role, and whether row-level security applies to it. Throws an ActingRoleError that
 * states what is wrong and what to do; other errors are rethrown unchanged.
 */
export async function checkActing(asked: Asked, as: ActingAs): Promise<void> {
  const found = await find(asked, as);
  const problem = found === undefined ? undefined : problemOf(found, as);
  if (problem !== undefined) throw new ActingRoleError(problem);
}

async function find(asked: Asked, { role, loginVariable = "DATABASE_URL" }: ActingAs) {
  try {
    const { rows } = await asked.query<Found>(question);
    return rows[0];
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42501" && error.message.includes("set role")) {
      throw new ActingRoleError(
        `the login of ${loginVariable} may not act as ${role}: grant ${role} to it (docs/operations.md, "Roles and logins")`,
      );
    }
    throw error;
  }
}

const formatted: Readonly<Record<string, string>> = {
  superuser: "is or may become a superuser",
  bypassrls: "may bypass row-level security",
  createrole: "may create roles",
  owner: "owns the database, a schema or tables of it, or may become their owner",
  replication: "may replicate the server's data",
  all_data: "may read or write all tables, or files and programs of the server",
  other_actor: "may act as another of the processes' roles",
};

function problemOf(found: Found, { role, loginVariable }: ActingAs): string | undefined {
  const { acting, login, actingFaults, loginFaults } = found;
  if (acting !== role) {
    return `transactions run as "${acting}" and not as ${role}: the setting of the role is lost on the way (docs/operations.md, "Pooler")`;
  }
  if (loginVariable !== undefined && loginFaults.length > 0) {
    return (
      `${loginVariable} logs in as "${login}", which ${describeFaults(loginFaults)}; give it a login that is a member of ` +
      `${role} and owns nothing, or leave it out (docs/operations.md, "Roles and logins")`
    );
  }
  if (actingFaults.length > 0) {
    return (
      `the role ${role} ${describeFaults(actingFaults)}; take that from it: ` +
      `alter role ${role} nosuperuser nobypassrls nocreaterole noreplication, and revoke other roles from it`
    );
  }
  if (!found.isCanaryThere) {
    return "the row of role_canary is missing, so that nothing proves row-level security: insert into role_canary default values";
  }
  if (found.isCanarySeen) {
    return `the role ${role} sees the row of role_canary: row-level security is off; restore the table's policy, and look at the others`;
  }
  if (found.openTables.length > 0) {
    const tables = found.openTables.join(", ");
    return `row-level security is off for ${tables}: alter table … enable row level security, force row level security`;
  }
  return undefined;
}

function describeFaults(faults: readonly string[]): string {
  return faults.map((fault) => formatted[fault] ?? fault).join(", ");
}
