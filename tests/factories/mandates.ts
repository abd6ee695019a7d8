import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { readMandate } from "#app/services/mandates/read-mandate.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { mandateContent } from "./domain/content.ts";

/** Mandates as their institution makes them, by the services themselves. */
export function mandatesIn(app: TestApp, content = mandateContent()) {
  const read = (actor: InstitutionActor, mandateId: string) =>
    readMandate(app.web, actor, { mandateId, locale: "en" });

  async function started(actor: InstitutionActor) {
    const { mandateId } = await startMandate(app.web, actor);
    return { mandateId, revision: (await read(actor, mandateId)).revision };
  }

  async function inForce(owner: InstitutionActor) {
    const { mandateId, revision } = await started(owner);
    await submitMandate(app.web, owner, { mandateId, revision, content });
    return mandateId;
  }

  return { read, started, inForce };
}
