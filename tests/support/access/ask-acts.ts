import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { settleAskSuspension } from "#app/services/prospects/settle-ask-suspension.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import type { TestApp } from "../test-app.ts";

/** Each service by which an admin suspends a prospect, reinstates one or confirms that, on a record that doesn't exist. */
export function askActs(app: TestApp, id: string) {
  return [
    ({ admin: by }: { admin: AdminActor }) =>
      suspendProspect(app.web, by, { prospectId: id, reasonCode: "other", note: "a reason that says why" }),
    ({ admin: by }: { admin: AdminActor }) => reinstateProspect(app.web, by, { prospectId: id, note: null }),
    ({ admin: by }: { admin: AdminActor }) =>
      settleAskSuspension(app.web, by, { prospectId: id, confirmationId: id, verdict: "confirm" }),
  ];
}
