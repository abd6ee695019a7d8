import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { readMandate } from "#app/services/mandates/read-mandate.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { mandateContent } from "./domain/content.ts";
import { givenIn } from "./given.ts";

/** Mandates as their institution makes them, by the services themselves. */
export function mandatesIn(app: TestApp, content = mandateContent()) {
  const read = (actor: InstitutionActor, mandateId: string) =>
    readMandate(app.web, actor, { mandateId, locale: "en" });

  async function startedBy(actor: InstitutionActor) {
    const { mandateId } = await startMandate(app.web, actor);
    return { mandateId, revision: (await read(actor, mandateId)).revision };
  }

  /** A draft of an institution of its own. */
  async function started() {
    const owner = await givenIn(app).institution();
    return { owner, ...(await startedBy(owner)) };
  }

  /** The same, submitted by its owner. */
  async function inForce() {
    const { owner, mandateId, revision } = await started();
    await submitMandate(app.web, owner, { mandateId, revision, content });
    return { owner, mandateId };
  }

  return { read, startedBy, started, inForce };
}
