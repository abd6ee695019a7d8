import { aContent } from "#tests/factories/content.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { dayOn } from "#tests/factories/days.ts";
import { validCode } from "#tests/factories/moderation.ts";
import { form, type FormsOf, actForm } from "../example.ts";
import {
  box,
  choice,
  day,
  email,
  id,
  money,
  optionalField,
  signedMoney,
  freeTextField,
  website,
  whole,
} from "../fields.ts";
import { deletionForms, teamForms } from "./team.ts";

/** One year of figures, as in the form of a company's record; bare amounts in 万元. */
const yearFields = (at: number, year: string) =>
  Object.fromEntries(
    Object.entries({
      year: whole(year),
      audited: box(),
      revenueFen: optionalField(money("4760")),
      mainRevenueFen: optionalField(money("4565")),
      netProfitFen: optionalField(signedMoney("-446")),
      totalAssetsFen: optionalField(money("6180")),
      totalLiabilitiesFen: optionalField(money("2590")),
      rdExpenseFen: optionalField(money("409")),
      staff: optionalField(whole("86")),
      rdStaff: optionalField(whole("36")),
    }).map(([name, field]) => [`years[${at}].${name}`, field]),
  );

/** One year of figures in an ask, which also states what the interest cover needs. */
export const askYearFields = (at: number, year: string) => ({
  ...yearFields(at, year),
  [`years[${at}].profitBeforeTaxFen`]: optionalField(signedMoney("-446")),
  [`years[${at}].interestFen`]: optionalField(money("52")),
});

/** The forms of a company's profile and records. */
export const formsOfCompanies: FormsOf = async ({ app, sessions }) => {
  const companies = companiesIn(app);
  const [ours, foreign, newcomer] = [
    await companies.company(),
    await companies.company(),
    await companies.newcomer(),
  ];
  const cookie = sessions.company(ours);
  const rightOf = async (companyId: string) => (await companies.rightRows(companyId))[0]?.id ?? "";
  const [right, foreignRight] = [await rightOf(ours.companyId), await rightOf(foreign.companyId)];
  const { company } = aContent();

  return {
    "routes/company.profile": [
      form("register", "/company/profile", sessions.company(newcomer, false), {
        legalName: freeTextField(company.legalName),
        englishName: optionalField(freeTextField("Changchun Chengguang Laser")),
        uscc: freeTextField(validCode()),
        establishedOn: day(company.establishedOn),
        sector: choice(company.sector),
        district: choice(company.district),
        address: freeTextField(company.address),
        contactName: freeTextField(company.contactName),
        contactPhone: freeTextField(company.contactPhone),
        contactEmail: email(company.contactEmail),
        website: optionalField(website("https://www.chengguang.test")),
        registeredCapitalFen: optionalField(money("1200")),
        version: whole("0"),
      }),
    ],
    "routes/company.figures": [
      form("years", "/company/figures", cookie, {
        ...yearFields(0, "2025"),
        ...yearFields(1, "2024"),
        version: whole("1"),
      }),
    ],
    "routes/company.rights": [
      actForm("save-right", "/company/rights", cookie, {
        rightId: optionalField(id(right, foreignRight)),
        kind: choice("invention_patent"),
        title: freeTextField("一种光纤激光焊接头"),
        registrationNumber: optionalField(freeTextField("ZL202410000001.1")),
        grantedOn: optionalField(day("2024-05-18")),
        isSelfDeveloped: box(),
      }),
      actForm("save-recognition", "/company/rights", cookie, {
        code: choice("tech_sme"),
        certificateNumber: optionalField(freeTextField("GR202422000001")),
        validUntil: optionalField(day(dayOn(600))),
      }),
      actForm("remove-right", "/company/rights", cookie, { rightId: id(right, foreignRight) }),
      actForm("remove-recognition", "/company/rights", cookie, { code: choice("high_tech_enterprise") }),
    ],
    "routes/company.team": await teamForms(app, sessions, "company"),
    "routes/company.deletion": await deletionForms(app, sessions, "company"),
  };
};
