import { expect, test } from "vitest";
import { hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { notificationKinds } from "#app/domain/notifications/kinds.ts";
import { adminPages } from "#app/components/layout/admin-pages.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { formatCase } from "#app/routes/admin.cases.$caseId/format-case.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { pageAbout } from "#app/shared/page-about.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";

const { app } = openParties({}, { isEmptied: true });
const moderation = moderationIn(app);

test("what admins are notified of is on a page that the role which is told of it opens", () => {
  const ofPayments = ["deal", "drawdown", "dispute", "invoice"];
  for (const { about, to } of Object.values(notificationKinds)) {
    if (!(to as readonly string[]).includes("admin")) continue;
    const role = ofPayments.includes(about) ? "finance" : "moderator";
    const page = pageAbout(about, "admin", { subjectId: "x", pageId: "y" });
    const opened = adminPages([role]).filter((one) => one.to !== adminPaths.home());
    expect(opened.some((one) => page.startsWith(one.to))).toBe(true);
  }
});

test("a case leads to its events only those who may read the audit trail", async () => {
  const { caseId } = await moderation.submittedProspect(aContent(), { alike: 0 });
  for (const roles of [["moderator"], ["moderator", "security"]] as const) {
    const read = await readCase(app.web, await moderation.admin("Ann", [...roles]), caseId);
    const { trailOf } = formatCase("en", read, hasAdminNeed(roles, "secure"));
    expect(trailOf === null).toBe(!(roles as readonly string[]).includes("security"));
  }
});
