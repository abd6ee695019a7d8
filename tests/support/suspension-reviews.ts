import { expect } from "vitest";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import type { Review } from "./binding-review.ts";
import type { TestApp } from "./test-app.ts";

/** The reviews of an admin who suspends an ask, reinstates one, or restores an institution. */
export async function reviewsOfSuspension(app: TestApp, cookie: string): Promise<Record<string, Review>> {
  const db = testDatabase(app);
  const given = givenIn(app);
  // Recognisable, since no others are registered here with which its teaser could be shared.
  const ask = () => given.publishedProspect(undefined, { isRecognisable: true });
  const [toSuspend, toReinstate] = [await ask(), await ask()];
  const admin = await moderationIn(app).admin();
  await suspendProspect(app.web, admin, { prospectId: toReinstate.id, reasonCode: "other", note: "Why." });
  const { institutionId } = await given.institution();
  const restriction = { move: "restrict", reasonCode: "compliance", note: null } as const;
  await changeInstitutionStatus(app.web, admin, { institutionId, ...restriction });
  const review = (
    id: string,
    act: string,
    of: Omit<Review, "path" | "before" | "cookie" | "act">,
  ): Review => ({
    path: `/admin/prospects/${id}/${act}`,
    before: `/admin/prospects/${id}`,
    cookie,
    act,
    ...of,
  });
  const prospectIs = (id: string, status: string) => async () =>
    expect((await db.row("prospect", id)).status).toBe(status);
  return {
    "prospect suspend": review(toSuspend.id, "suspend", {
      typed: { reasonCode: "other", note: "Said in words." },
      outdated: { version: "2" },
      expectDone: prospectIs(toSuspend.id, "suspended"),
    }),
    "prospect reinstate": review(toReinstate.id, "reinstate", {
      typed: { note: "Its accounts came." },
      optional: ["note"],
      outdated: { since: "1" },
      expectDone: prospectIs(toReinstate.id, "published"),
    }),
    "institution restore": {
      path: `/admin/institutions/${institutionId}/restore`,
      before: `/admin/institutions/${institutionId}`,
      cookie,
      act: "restore",
      typed: { note: "Its papers came." },
      optional: ["note"],
      outdated: { since: "2020-01-01T00:00:00.000Z" },
      expectDone: async () => expect((await db.row("institution", institutionId)).status).toBe("active"),
    },
  };
}
