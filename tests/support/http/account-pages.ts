import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "#app/http/guards.server.ts";
import * as account from "#app/routes/account._index/route.tsx";
import * as deletion from "#app/routes/account.deletion/route.tsx";
import * as secondFactor from "#app/routes/account.second-factor/route.tsx";
import * as sessions from "#app/routes/account.sessions/route.tsx";
import * as agreements from "#app/routes/agreements/route.tsx";
import * as confirm from "#app/routes/confirm.$formId/route.tsx";
import * as companyTeam from "#app/routes/company.team/route.tsx";
import * as mailbox from "#app/routes/dev.mailbox/route.tsx";
import * as forgot from "#app/routes/forgot-password/route.tsx";
import * as institutionTeam from "#app/routes/institution.team/route.tsx";
import * as invitation from "#app/routes/invitations.$invitationId/route.tsx";
import * as adminInvitation from "#app/routes/invitations.admin.$invitationId/route.tsx";
import * as admins from "#app/routes/admin.team/route.tsx";
import * as join from "#app/routes/join.$kind/route.tsx";
import * as reset from "#app/routes/reset-password/route.tsx";
import * as signIn from "#app/routes/sign-in/route.tsx";
import * as signInCode from "#app/routes/sign-in_.code/route.tsx";
import * as recovery from "#app/routes/sign-in_.recovery/route.tsx";
import * as stopRecovery from "#app/routes/stop-recovery/route.tsx";
import * as adminRecoveries from "#app/routes/admin.recoveries/route.tsx";
import * as companyRecoveries from "#app/routes/company.team_.recoveries/route.tsx";
import * as signOut from "#app/routes/sign-out/route.tsx";
import * as verify from "#app/routes/verify-email/route.tsx";
import { password } from "#tests/factories/accounts.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { Browser } from "./browser.ts";
import { smallPages } from "./small-pages.ts";
import { testWeb } from "./test-web.ts";

const nowhere = { loader: async () => ({ landed: true }) };

/** The routes of accounts, and the targets of their redirects. */
export function accountPages() {
  return smallPages({
    "/": nowhere,
    "/company": nowhere,
    "/company/profile": nowhere,
    "/institution": nowhere,
    "/institution/application": nowhere,
    "/admin": {
      loader: async (args: LoaderFunctionArgs) => ({
        landed: (await requireAdmin(args)).actor.kind === "admin",
      }),
      action: async (args: LoaderFunctionArgs) => ({
        done: (await requireAdmin(args)).actor.kind === "admin",
      }),
    },
    "/sign-in": signIn,
    "/sign-in/code": signInCode,
    "/sign-in/recovery": recovery,
    "/stop-recovery": stopRecovery,
    "/company/team/recoveries": companyRecoveries,
    "/admin/recoveries": adminRecoveries,
    "/sign-out": { ...signOut, isResource: true },
    "/join/:kind": join,
    "/verify-email": verify,
    "/forgot-password": forgot,
    "/reset-password": reset,
    "/invitations/:invitationId": invitation,
    "/invitations/admin/:invitationId": adminInvitation,
    "/admin/team": admins,
    "/account": account,
    "/agreements": agreements,
    "/account/second-factor": secondFactor,
    "/account/sessions": sessions,
    "/account/deletion": deletion,
    "/confirm/:formId": confirm,
    "/company/team": companyTeam,
    "/institution/team": institutionTeam,
    "/dev/mailbox": mailbox,
  });
}

/** Those routes, and browsers: a visitor's, or a signed-in one. */
export function openAccountPages(app: TestApp) {
  const web = testWeb(app, accountPages);
  const open = (): Browser => web.browser();
  async function signedIn(email: string, word = password): Promise<Browser> {
    const who = open();
    const { status } = await who.post("/sign-in", { email, password: word });
    if (status !== 303) throw new Error(`signing in is answered with ${status}`);
    return who;
  }
  return { open, signedIn };
}
