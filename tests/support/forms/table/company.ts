import { aContent } from "#tests/factories/content.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { dayOn } from "#tests/factories/days.ts";
import { validCode } from "#tests/factories/moderation.ts";
import { form, type FormsOf, act } from "../example.ts";
import {
  box,
  choice,
  day,
  email,
  id,
  money,
  optional,
  signedMoney,
  text,
  website,
  whole,
} from "../fields.ts";
import { teamForms } from "./team.ts";

/** One year of figures, as in a company's two forms of figures; bare amounts in 万元. */
export const yearFields = (at: number, year: string) =>
  Object.fromEntries(
    Object.entries({
      year: whole(year),
      audited: box(),
      revenueFen: optional(money("4760")),
      mainRevenueFen: optional(money("4565")),
      netProfitFen: optional(signedMoney("-446")),
      totalAssetsFen: optional(money("6180")),
      totalLiabilitiesFen: optional(money("2590")),
      rdExpenseFen: optional(money("409")),
      staff: optional(whole("86")),
      rdStaff: optional(whole("36")),
    }).map(([name, field]) => [`years[${at}].${name}`, field]),
  );

/** The forms of a company's profile and records. */
export const formsOfCompanies: FormsOf = async ({ app, desk }) => {
  const companies = companiesIn(app);
  const [ours, foreign, newcomer] = [
    await companies.company(),
    await companies.company(),
    await companies.newcomer(),
  ];
  const cookie = desk.company(ours);
  const rightOf = async (companyId: string) => (await companies.rightRows(companyId))[0]?.id ?? "";
  const [right, foreignRight] = [await rightOf(ours.companyId), await rightOf(foreign.companyId)];
  const { company } = aContent();

  return {
    "routes/company.profile": [
      form("register", "/company/profile", desk.company(newcomer, false), {
        legalName: text(company.legalName),
        englishName: optional(text("Changchun Chengguang Laser")),
        uscc: text(validCode()),
        establishedOn: day(company.establishedOn),
        sector: choice(company.sector),
        district: choice(company.district),
        address: text(company.address),
        contactName: text(company.contactName),
        contactPhone: text(company.contactPhone),
        contactEmail: email(company.contactEmail),
        website: optional(website("https://www.chengguang.test")),
        registeredCapitalFen: optional(money("1200")),
        version: whole("0"),
      }),
    ],
    "routes/company.figures": [
      form("years", "/company/figures", cookie, { ...yearFields(0, "2025"), ...yearFields(1, "2024") }),
    ],
    "routes/company.rights": [
      act("save-right", "/company/rights", cookie, {
        rightId: optional(id(right, foreignRight)),
        kind: choice("invention_patent"),
        title: text("一种光纤激光焊接头"),
        registrationNumber: optional(text("ZL202410000001.1")),
        grantedOn: optional(day("2024-05-18")),
        isSelfDeveloped: box(),
      }),
      act("save-recognition", "/company/rights", cookie, {
        code: choice("tech_sme"),
        certificateNumber: optional(text("GR202422000001")),
        validUntil: optional(day(dayOn(600))),
      }),
      act("remove-right", "/company/rights", cookie, { rightId: id(right, foreignRight) }),
      act("remove-recognition", "/company/rights", cookie, { code: choice("high_tech_enterprise") }),
    ],
    "routes/company.team": await teamForms(app, desk, "company"),
  };
};
