import type { Session } from "#app/domain/accounts/session.ts";
import { lastDayToCancel } from "#app/domain/deletion/lifecycle.ts";
import type { PersonObstacle } from "#app/domain/deletion/obstacles.ts";
import { pick } from "#app/lib/pick.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findOpenDeletion, findPersonObstacles } from "#db/queries/deletion/deletions.ts";
import type { AccountsContext } from "../context.ts";

/** The deletion of the person's own account: under way or not, what keeps it, and until when it can be cancelled. */
export async function readOwnDeletion({ withAccounts, now }: AccountsContext, { userId }: Session) {
  return withAccounts(async (trx) => {
    const open = await findOpenDeletion(trx, { kind: "person", id: userId });
    const person = await findPerson(trx, userId);
    const obstacles: (PersonObstacle | "demonstration")[] =
      person?.isDemonstration === true ? ["demonstration"] : await findPersonObstacles(trx, userId);
    return {
      open:
        open === undefined
          ? null
          : { ...pick(open, "status", "requestedAt"), lastDay: lastDayToCancel(open.requestedAt) },
      obstacles,
      /** If it is requested today. */
      lastDay: lastDayToCancel(now()),
    };
  });
}
