import type { createTestSessions } from "./forms/session-cookies.ts";
import type { TestApp } from "./test-app.ts";
import { type TestDatabase, testDatabase } from "#tests/factories/test-database.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { expect } from "vitest";

/** The review page of a move that binds, and what a person adds to the fields that the page sends by itself. */
export interface Review {
  path: string;
  /** Where its form is posted to, if not to its own address. */
  to?: string;
  /** The page from which people come, which does not do the act. */
  before: string;
  cookie: string;
  act: string;
  typed: Readonly<Record<string, string>>;
  /** Fields that may be missing. */
  optional?: readonly string[];
  expectDone: (db: TestDatabase) => Promise<void>;
}

/** The reviews of all moves that bind, by lifecycle and move, each of a matter of its own. */
export async function reviewsOf(
  app: TestApp,
  sessions: ReturnType<typeof createTestSessions>,
): Promise<Readonly<Record<string, Review>>> {
  const db = testDatabase(app);
  const given = givenIn(app);
  const [company, institution] = [await given.company(), await given.institution()];
  const underway = underwayIn(app, company, institution);
  const asCompany = sessions.company(company);
  const asInstitution = sessions.institution(institution);
  const [toIssue, toAccept] = [await underway.approvedOffer(), await underway.issuedOffer()];
  const offerIs = (id: string, status: string) => async () =>
    expect((await db.row("offer", id)).status).toBe(status);
  return {
    "offer issue": {
      path: `/institution/offers/${toIssue.id}?view=review`,
      to: `/institution/offers/${toIssue.id}?view=review&as=move`,
      before: `/institution/offers/${toIssue.id}`,
      cookie: asInstitution,
      act: "issue",
      typed: { typedAmount: "5,000,000" },
      expectDone: offerIs(toIssue.id, "issued"),
    },
    "offer accept": {
      path: `/company/offers/${toAccept.id}/accept`,
      before: `/company/offers/${toAccept.id}`,
      cookie: asCompany,
      act: "accept",
      typed: { typedAmount: "500万" },
      expectDone: offerIs(toAccept.id, "accepted"),
    },
  };
}
