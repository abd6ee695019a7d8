import { expect, test } from "vitest";
import { disputesIn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** The page of a dispute: what comes first, and its title. */
const { app, db, company, institution } = openParties();
const web = testWeb(app, builtPages, "en");
const disputes = disputesIn(app, company, institution);

test("a dispute is titled by the other side, and says whose turn it is before what was said and shown", async () => {
  const { id } = await disputes.answered();
  const { nameEn: companyName } = await db.row("company", company.companyId);
  const { nameEn: institutionName } = await db.row("institution", institution.institutionId);
  const admin = await moderationIn(app).admin();
  const readers = [
    [web.sessions.company(company), "company", `Dispute on a drawdown with ${institutionName}`],
    [web.sessions.institution(institution), "institution", `Dispute on a drawdown with ${companyName}`],
    [web.sessions.admin(admin.userId), "admin", `${companyName} against ${institutionName}`],
  ] as const;
  for (const [session, side, title] of readers) {
    const { status, text } = await web.browser(session).get(`/${side}/disputes/${id}`);
    expect([side, status]).toEqual([side, 200]);
    const page = text.slice(text.indexOf("<main"));
    expect(/<h1[^>]*>(.*?)<\/h1>/su.exec(page)?.[1]?.replace(/<[^>]+>/gu, "")).toBe(title);
    const order = ['class="clock"', 'id="payment"', 'id="words"', 'id="evidence"'].map((part) =>
      page.indexOf(part),
    );
    expect([side, order]).toEqual([side, order.toSorted((one, other) => one - other)]);
    expect(order[0]).toBeGreaterThan(0);
  }
});
