import { expect, type Locator } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import type { Person } from "../support/person.ts";
import type { CompanyTexts } from "../support/test-texts.ts";
import { dayOn } from "#tests/factories/days.ts";
import { joins } from "./accounts.ts";

/** From sign-up to a prospect in the moderators' queue. */
export async function comesWithProspect(owner: Person, texts: CompanyTexts): Promise<void> {
  await joins(owner, "company", texts);
  await registersCompany(owner, texts);
  await listsRights(owner);
  await writesProspect(owner, texts);
  await submitsProspect(owner);
}

/** Gives the company's code, place and contact. */
async function registersCompany(owner: Person, texts: CompanyTexts): Promise<void> {
  const { company, prospect, terms } = owner.words;
  await owner.goes(paths.company.home());
  await owner.reads(company("home.title"));
  await owner.follows(company("home.register"));
  await owner.reads(company("profile.registerTitle"));
  await owner.types(prospect("fields.company.uscc"), texts.code);
  await owner.types(prospect("fields.company.englishName"), texts.englishName);
  await owner.types(prospect("fields.company.establishedOn"), "2017-04-12");
  await owner.types(prospect("fields.company.registeredCapitalFen"), "2,000");
  await owner.picks(prospect("fields.company.sector"), terms("sectors.photonics/laser-devices"));
  await owner.picks(prospect("fields.company.district"), terms("districts.2201/changchun-new-area"));
  await owner.types(prospect("fields.company.address"), texts.addressZh);
  await owner.types(prospect("fields.company.contactPhone"), texts.phone);
  await owner.presses(company("profile.register"));
  await owner.reads(owner.words.brief("title"));
}

/** A right and a recognition in the company's lists. */
async function listsRights(owner: Person): Promise<void> {
  const { company, terms } = owner.words;
  await owner.goes(paths.company.rights());
  await owner.reads(company("rights.title"));
  await owner.picks(company("rights.kind"), terms("ipKinds.invention_patent"));
  await owner.types(company("rights.name"), "一种激光焊接头的同轴监测方法");
  await owner.types(company("rights.registrationNumber"), "ZL202110123456.7");
  await owner.presses(company("rights.add"));
  const rights = owner.page.getByRole("table", { name: company("rights.caption") });
  await expect(rights).toBeVisible();
  await takesTwoLines(owner, rights.getByRole("row").last());
  await owner.picks(company("rights.recognition"), terms("recognitions.high_tech_enterprise"));
  await owner.types(company("rights.validUntil"), dayOn(700));
  await owner.presses(company("rights.addRecognition"));
  await expect(owner.page.getByRole("table", { name: company("rights.recognitionsCaption") })).toBeVisible();
}

/** On a phone a row is its name with what can be done, and its facts in one line. */
async function takesTwoLines({ page }: Person, row: Locator): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  const [whole, name, kind] = await Promise.all(
    [row, row.getByRole("rowheader"), row.getByRole("cell").first()].map((part) => part.boundingBox()),
  );
  expect(whole?.height).toBeLessThan(75);
  expect(kind?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0) - 1);
  await page.setViewportSize({ width, height });
}

/** Writes the prospect, step by step, up to the preview. */
async function writesProspect(owner: Person, texts: CompanyTexts): Promise<void> {
  const { prospect } = owner.words;
  await opensSteps(owner);
  await writesBusiness(owner, texts);
  await writesPeople(owner, texts);
  await writesFigures(owner);
  await confirmsRightsAreComplete(owner);
  await writesAsk(owner, texts);
  await owner.reads(prospect("steps.teaser"));
  await owner.sees(texts.headline);
  await owner.doesNotSee(texts.legalName);
}

/** The draft that the registration began, in its detailed steps. */
async function opensSteps(owner: Person): Promise<void> {
  const { brief, prospect, terms } = owner.words;
  await owner.goes(paths.company.prospects());
  await owner.sees(terms("states.prospect.draft"));
  await owner.follows(prospect("list.untitled"));
  await owner.follows(prospect("view.edit"));
  await owner.reads(brief("title"));
  await owner.follows(brief("toSteps"));
  await owner.reads(prospect("steps.business"));
}

async function continues(owner: Person): Promise<void> {
  await owner.presses(owner.words.common("actions.saveAndContinue"));
}

async function writesBusiness(owner: Person, texts: CompanyTexts): Promise<void> {
  const { prospect } = owner.words;
  for (const field of ["headline", "product", "market", "growthPlan", "customers"] as const) {
    await owner.types(prospect(`fields.business.${field}`), texts[field]);
  }
  await continues(owner);
}

async function writesPeople(owner: Person, texts: CompanyTexts): Promise<void> {
  const { prospect, terms } = owner.words;
  await owner.reads(prospect("steps.people"));
  await owner.types(prospect("fields.people.founders"), "2");
  await owner.ticks(
    prospect("fields.people.keyRoles"),
    terms("keyRoles.technology"),
    terms("keyRoles.finance"),
    terms("keyRoles.sales"),
  );
  await owner.types(prospect("fields.people.team"), texts.team);
  await owner.types(prospect("fields.people.keyPeople"), texts.keyPeople);
  await continues(owner);
}

/** Figures in 万元, oldest year first. */
const figures = {
  revenueFen: ["3,120", "3,870", "4,760"],
  netProfitFen: ["260", "310", "420"],
  totalAssetsFen: ["4,000", "4,600", "5,400"],
  totalLiabilitiesFen: ["1,700", "1,900", "2,100"],
  rdExpenseFen: ["240", "330", "430"],
  staff: ["58", "66", "83"],
  rdStaff: ["16", "19", "24"],
} as const;

async function writesFigures(owner: Person): Promise<void> {
  const { prospect } = owner.words;
  await owner.reads(prospect("steps.figures"));
  const lastYear = new Date().getFullYear() - 1;
  for (const [row, values] of Object.entries(figures)) {
    const label = prospect(`rows.${row as keyof typeof figures}`);
    for (const [at, value] of values.entries()) {
      await owner.types(prospect("figures.cell", { label, year: String(lastYear - 2 + at) }), value);
    }
  }
  await owner.agrees(prospect("figures.auditedYear", { year: String(lastYear) }));
  await continues(owner);
}

async function confirmsRightsAreComplete(owner: Person): Promise<void> {
  const { prospect, terms } = owner.words;
  await owner.reads(prospect("steps.ip"));
  await owner.sees(terms("ipKinds.invention_patent"));
  await owner.types(prospect("fields.ip.pendingInventions"), "3");
  await continues(owner);
}

async function writesAsk(owner: Person, texts: CompanyTexts): Promise<void> {
  const { prospect, terms } = owner.words;
  await owner.reads(prospect("steps.ask"));
  await owner.ticks(
    prospect("fields.ask.instruments"),
    terms("instruments.ip_pledge_loan"),
    terms("instruments.unsecured_loan"),
  );
  await owner.types(prospect("fields.ask.amountMinFen"), "500");
  await owner.types(prospect("fields.ask.amountMaxFen"), "800");
  await owner.types(prospect("fields.ask.termMonthsMin"), "12");
  await owner.types(prospect("fields.ask.termMonthsMax"), "36");
  await owner.picks(prospect("fields.ask.purpose"), terms("purposes.order_fulfilment"));
  await owner.types(prospect("fields.ask.useOfFunds"), texts.useOfFunds);
  await owner.ticks(prospect("fields.ask.securities"), terms("securities.class_one_ip"));
  await owner.ticks(prospect("fields.ask.stage"), terms("stages.growth"));
  await continues(owner);
}

/** Declares that it is true and submits it to a moderator. */
async function submitsProspect(owner: Person): Promise<void> {
  const { prospect, terms } = owner.words;
  await owner.sees(prospect("submit.declare"));
  await owner.presses(prospect("submit.button"));
  await owner.sees(terms("states.prospect.submitted"));
  await owner.inspects("submitted");
}
