import { expect } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { conditionsIn } from "#tests/factories/conditions.ts";
import { daysOn } from "#tests/factories/days.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import type { Review } from "./binding-review.ts";
import type { TestApp } from "./test-app.ts";

/** The reviews of an institution that brings its guarantee into force, and that releases one. */
export async function reviewsOfGuarantee(
  app: TestApp,
  company: CompanyActor,
  { institution, cookie }: { institution: InstitutionActor; cookie: string },
): Promise<Record<string, Review>> {
  const db = testDatabase(app);
  const toStart = await conditionsIn(app, company, institution).lastOfGuarantee();
  const toRelease = await underwayIn(app, company, institution).deal("in_force");
  const dealIs = (id: string, status: string) => async () =>
    expect((await db.row("deal", id)).status).toBe(status);
  return {
    "deal take_effect": {
      path: `/institution/deals/${toStart.id}/effect`,
      before: `/institution/deals/${toStart.id}`,
      cookie,
      act: "bring-into-effect",
      typed: { typedAmount: "500万" },
      outdated: { providedAt: daysOn(-5).toISOString() },
      expectDone: dealIs(toStart.id, "in_force"),
    },
    "deal release": {
      path: `/institution/deals/${toRelease.id}/end`,
      before: `/institution/deals/${toRelease.id}`,
      cookie,
      act: "release",
      typed: { reasonCode: "other", note: "Said in words.", typedAmount: "５，０００，０００" },
      outdated: { status: "contracted" },
      expectDone: dealIs(toRelease.id, "released"),
    },
  };
}
