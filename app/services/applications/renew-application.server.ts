import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { opensAnew } from "#app/domain/applications/renewed.ts";
import { findLastApplication } from "#db/queries/applications/applications.ts";
import { findIntroductionForCompany } from "#db/queries/introductions/introduction-lists.ts";
import type { lockIntroductionRow } from "#db/queries/introductions/introductions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { openApplication } from "./open-application.server.ts";

type Introduction = NonNullable<Awaited<ReturnType<typeof lockIntroductionRow>>>;

/** After a consent was renewed: opens anew an application that ended with it; see `opensAnew`. */
export async function renewApplication(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: CompanyActor,
  introduction: Introduction,
): Promise<void> {
  const last = await findLastApplication(trx, introduction.id);
  const of = await findIntroductionForCompany(trx, introduction.id, actor.companyId);
  if (of !== undefined && opensAnew(last, of.askStatus)) {
    await openApplication(clock, trx, actor, introduction);
  }
}
