import { expect, test } from "vitest";
import { withdrawApplication } from "#app/services/applications/withdraw-application.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";

import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { underwayIn } from "#tests/factories/underway.ts";

const { app, given, db } = openGiven();

/** A company by its name, with a prospect and a mandate that fit. */
async function named({
  patent,
  ...change
}: {
  patent: string;
  nameZh: string;
  nameEn: string;
  website: string;
  contactName: string;
}) {
  const prospect = await given.publishedProspect();
  await db.update("company", prospect.company.companyId, change);
  await db.update("prospect", prospect.id, {
    draft: JSON.stringify({ people: { keyPeople: "张伟（总经理）" } }),
  });
  await db.insert("companyRight", {
    companyId: prospect.company.companyId,
    kind: "invention_patent",
    registrationNumber: null,
    title: `一种${patent}的装配方法`,
    grantedOn: null,
    isSelfDeveloped: true,
  });
  return prospect;
}

const laser = {
  nameZh: "长春澄光激光科技有限公司",
  nameEn: "Changchun Chengguang Laser",
  website: "https://www.cglaser.tech",
  contactName: "李娜",
  patent: "双光路摆动式激光焊接头",
};
const other = {
  nameZh: "长春松嫩生物技术有限公司",
  nameEn: "Songnen Biotech",
  website: "https://songnen.ai",
  contactName: "王磊",
  patent: "玉米秸秆连续式酶解发酵罐",
};
/** Identifies the first of the two in eight ways, with contact details. */
const identifying =
  "澄光，即 Cheng-Guang；找张 伟或 Li Na，cglaser 点 tech，cglaser[.]ai。收入4760万元，双光路摆动式激光焊接头，专利 ZL202310456789.X。";
const masked = "***，即 ***；找***或 ***，***，***。收入4760万元，***，专利 ***。";

async function asked(message: string) {
  const [prospect, mandate] = [await named(laser), await given.activeMandate()];
  await given.match(prospect, mandate);
  const { introductionId } = await given.companyAsks({ prospect, mandate }, ["identity"], message);
  return { introductionId, company: prospect.company, institution: mandate.institution };
}

test("a company's request identifies it to nobody before consent, and shows the company what was masked", async () => {
  const { introductionId, company, institution } = await asked(identifying);
  const theirs = await readIntroductionAsInstitution(app.web, institution, { introductionId });
  expect(theirs.introduction.message).toBe(masked);
  const { introduction } = await readIntroductionAsCompany(app.web, company, { introductionId });
  expect(introduction).toMatchObject({
    message: masked,
    messageMasked: ["web_address", "company_name", "person", "right"],
  });
});

test("a company's decline note identifies it to nobody, whether or not it had consented before", async () => {
  const { introductionId, company, institution } = await asked("您好");
  await declineIntroduction(app.web, company, { introductionId, reasonCode: "other", note: identifying });
  const { introduction } = await readIntroductionAsInstitution(app.web, institution, { introductionId });
  expect(introduction.note).toBe(masked);

  const underway = underwayIn(app, company, institution);
  // Once it has consented, it withdraws the application instead.
  const applied = await applicationsIn(app, company, institution).submitted();
  await withdrawApplication(app.web, company, {
    applicationId: applied.id,
    reasonCode: "other",
    note: identifying,
  });
  const offer = await underway.issuedOffer();
  await declineOffer(app.web, company, {
    offerId: offer.id,
    version: 1,
    reasonCode: "other",
    note: identifying,
  });
  expect((await db.row("application", applied.id)).note).toBe(masked);
  expect((await db.row("offer", offer.id)).note).toBe(masked);
  expect(await app.sql`select from event where note ~ '澄光|cglaser|Li Na'`).toEqual([]);
});

test("an institution's text is the same to every company: no mask confirms a guess", async () => {
  const guess =
    "贵公司是否为澄光（长春澄光激光科技有限公司，cglaser，张伟、李娜，91220101MA0Y12340Q，双光路摆动式激光焊接头，ZL202310456789.X）？";
  const institution = await given.institution();
  const read = [];
  for (const company of [laser, other]) {
    const [prospect, mandate] = [await named(company), await given.activeMandate(institution)];
    await given.match(prospect, mandate);
    const { introductionId } = await given.institutionAsks({ prospect, mandate }, { message: guess });
    const theirs = await readIntroductionAsInstitution(app.web, institution, { introductionId });
    const ours = await readIntroductionAsCompany(app.web, prospect.company, { introductionId });
    const { message, messageMasked } = await db.row("introduction", introductionId);
    read.push([theirs.introduction.message, ours.introduction.message, message, messageMasked]);
  }
  expect(read[0]).toEqual(read[1]);
  expect(read[0]?.[0]).toBe(guess);
});
