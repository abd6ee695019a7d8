import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { paidAt, underwayIn } from "./underway.ts";

/** Conditions precedent in the state that a test needs, each of a deal of its own. */
export function conditionsIn(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const db = testDatabase(app);
  const { deal } = underwayIn(app, company, institution);

  /** A condition that the company has provided. */
  async function providedCondition(commitment: Commitment = "capital") {
    const made = await deal("conditions_open", commitment);
    await db.update("dealCondition", made.conditionId, {
      status: "received",
      providedBy: company.userId,
      providedAt: paidAt,
    });
    return made;
  }

  /** A condition that is met, so that the money is available. */
  async function settledCondition() {
    const made = await deal("available");
    await db.update("dealCondition", made.conditionId, {
      status: "satisfied",
      decidedBy: institution.userId,
      decidedAt: new Date(),
    });
    return made;
  }

  /** A waiver that waits for a person other than `proposedBy`, by default of a condition that nothing was provided for. */
  async function proposedWaiver(proposedBy: string, of?: { id: string; conditionId: string }) {
    const { id: dealId, conditionId } = of ?? (await deal("conditions_open"));
    const { institutionId } = institution;
    const { id } = await db.insert("conditionWaiver", {
      conditionId,
      dealId,
      institutionId,
      reason: "Held elsewhere",
      proposedBy,
    });
    return { id, dealId, conditionId };
  }

  /** A guarantee whose one condition, the last, the company has provided. */
  const lastOfGuarantee = () => providedCondition("guarantee");

  return { providedCondition, settledCondition, proposedWaiver, lastOfGuarantee };
}
