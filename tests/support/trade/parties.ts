import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import type { givenIn } from "#tests/factories/given.ts";
import { openPaper } from "#tests/factories/open-paper.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { newTrade, type Side } from "./model.ts";

/** The parties of a trade, as actors of the services. */
export interface Parties {
  prospectId: string;
  company: CompanyActor;
  institutions: readonly [InstitutionActor, InstitutionActor, InstitutionActor];
  introductionIds: readonly [string, string, string];
  /** What is open to each of them. */
  documentIds: readonly [string, string, string];
}

/** The same initial state as `newTrade`, in the product. */
export async function tradePartiesIn(app: TestApp, given: ReturnType<typeof givenIn>): Promise<Parties> {
  const { prospect, mandates } = newTrade();
  const { soughtFen, targetFen } = prospect;
  const published = await given.publishedProspect(undefined, { soughtFen, targetFen });
  await app.sql`update teaser set instruments = ${["ip_pledge_loan", "guaranteed_loan"]}
    where prospect_id = ${published.id}`;
  const met = async (side: Side) => {
    const { budgetFen = 0n, leastFen = 0n } = mandates[side] ?? {};
    const institution = await given.institution(side === 2 ? "guarantor" : "commercial_bank");
    const terms = { budgetFen, amountMinFen: leastFen, instruments: [instrumentOfSide(side)] };
    const mandate = await given.activeMandate(institution, terms);
    const { id } = await given.consentedIntroduction(published, mandate);
    return { institution: mandate.institution, id, documentId: await openPaper(app, id) };
  };
  const [one, other, guarantor] = [await met(0), await met(1), await met(2)];
  return {
    prospectId: published.id,
    company: published.company,
    institutions: [one.institution, other.institution, guarantor.institution],
    introductionIds: [one.id, other.id, guarantor.id],
    documentIds: [one.documentId, other.documentId, guarantor.documentId],
  };
}

export const instrumentOfSide = (side: Side) => (side === 2 ? "guaranteed_loan" : "ip_pledge_loan");

/** A term sheet of so much by one side, with one condition. */
export function sheetOfSide(side: Side, amountFen: bigint) {
  const details = side === 2 ? { details: { kind: "guarantee", ratioPercent: "80" } } : {};
  const own = { instrument: instrumentOfSide(side), conditions: ["Pledge registered"], ...details };
  return sheetToIssue(amountFen, own);
}
