import { sizeOf } from "#app/domain/prospects/cohort.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { registerAsPublished } from "#app/services/prospects/register-as-published.server.ts";
import { writeTeaser } from "#app/services/prospects/write-teaser.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { canary, withIdentity, type Canary } from "./canary.ts";
import { dayOn, daysOn } from "./days.ts";
import { moderationIn } from "./moderation.ts";

/** As many companies as asked for; the last of each forty are not published (any more). */
export function canariesIn(app: TestApp) {
  const db = testDatabase(app);
  const publishedAt = daysOn(-100);
  const unpublished: Readonly<Record<number, ProspectStatus>> = {
    34: "paused",
    35: "draft",
    36: "submitted",
    37: "funded",
    38: "withdrawn",
    39: "suspended",
  };

  async function insertRows(count: number): Promise<Canary[]> {
    const canaries = Array.from({ length: count }, (_, at) =>
      canary(at, unpublished[at % 40] ?? "published"),
    );
    await register(canaries);
    const facts = { liveVersion: 1, latestVersion: 1, publishedAt };
    await db.insertAll(
      "prospect",
      canaries.map(({ prospectId, actor, status, content }) => ({
        id: prospectId,
        companyId: actor.companyId,
        status,
        draft: JSON.stringify(draftJson(content)),
        soughtFen: content.ask.amountMaxFen,
        targetFen: content.ask.amountMinFen,
        ...facts,
      })),
    );
    await db.insertAll(
      "prospectVersion",
      canaries.map(({ prospectId, actor: { companyId }, content }) => ({
        prospectId,
        companyId,
        version: 1,
        content: JSON.stringify(draftJson(content)),
      })),
    );
    await publish(canaries);
    return canaries;
  }

  /** The companies with their owners and the records that identify them. */
  async function register(canaries: readonly Canary[]): Promise<void> {
    const each = <Row>(row: (canary: Canary) => Row): Row[] => canaries.map(row);
    await db.insertAll(
      "accounts.user",
      each(({ actor: { userId: id }, hidden: { personName: name, personEmail: email } }) => ({
        id,
        name,
        email,
        emailVerified: true,
        locale: "zh-CN",
      })),
    );
    await db.insertAll(
      "accounts.organization",
      each(({ actor: { companyId: id }, hidden: { organizationName: name } }) => ({
        id,
        name,
        slug: id,
        kind: "company",
      })),
    );
    await db.insertAll(
      "accounts.member",
      each(({ actor: { companyId: organizationId, userId } }) => ({ organizationId, userId, role: "owner" })),
    );
    await db.insertAll(
      "company",
      each(({ actor, content }) => ({
        ...fromCompanyProfile(content.company),
        id: actor.companyId,
        sizeClass: sizeOf(content),
      })),
    );
    await db.insertAll(
      "companyFigures",
      canaries.flatMap(({ actor: { companyId }, content }) =>
        content.figures.years.map((year) => ({ ...fromYearFigures(year), companyId })),
      ),
    );
    await db.insertAll(
      "companyRight",
      each(({ actor: { companyId }, hidden: { titles: title, registration: registrationNumber } }) => ({
        companyId,
        kind: "invention_patent",
        title,
        registrationNumber,
      })),
    );
    await db.insertAll(
      "companyRecognition",
      each(({ actor: { companyId }, hidden: { certificate: certificateNumber } }) => ({
        companyId,
        code: "high_tech_enterprise",
        certificateNumber,
        validUntil: dayOn(3_650),
      })),
    );
  }

  /** Publishes as an admin does: the domain makes the teaser and the facts of a frozen version. */
  async function publish(canaries: readonly Canary[]): Promise<void> {
    const admin = await moderationIn(app).admin();
    const today = dayOf(app.web.now());
    const shown = canaries.filter(({ status }) => status === "published" || status === "paused");
    await app.web.withActor(admin, async (trx) => {
      for (const { actor, content } of shown)
        await registerAsPublished(trx, { companyId: actor.companyId, content, today });
      for (const { prospectId, status, content } of shown) {
        const prospect = await db.row("prospect", prospectId);
        const as = status === "paused" ? "paused" : "published";
        await writeTeaser(trx, { prospect, content, version: 1, status: as, publishedAt, today });
      }
    });
  }

  /** Every company takes the next one's identity; the content of their prospects is unchanged. */
  async function permute(canaries: readonly Canary[]): Promise<void> {
    // Codes stay unique, even while they are rotated.
    await app.sql`update company set uscc = id::text`;
    for (const [at, { actor, prospectId, content }] of canaries.entries()) {
      const { hidden } = canaries[(at + 1) % canaries.length] as Canary;
      await db.update("company", actor.companyId, fromCompanyProfile(withIdentity(content, hidden).company));
      await db.update(
        "prospectVersion",
        { prospectId },
        { content: JSON.stringify(draftJson(withIdentity(content, hidden))) },
      );
      const { organizationName, personName } = hidden;
      await app.sql`update accounts.organization set name = ${organizationName}
        where id = ${actor.companyId}`;
      await app.sql`update accounts."user" set name = ${personName} where id = ${actor.userId}`;
    }
  }

  return { insertRows, permute };
}
