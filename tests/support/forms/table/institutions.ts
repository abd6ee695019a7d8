import { feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import { FIGURE_FIELDS } from "#app/domain/matching/criteria/demands.ts";
import { dayOn } from "#tests/factories/days.ts";
import { givenIn } from "#tests/factories/given.ts";
import { anApplication, moderationIn } from "#tests/factories/moderation.ts";
import { mandateJson } from "#tests/factories/domain/content.ts";
import { form, type FormExample, type FormsOf, actForm } from "../example.ts";
import {
  choice,
  choices,
  day,
  email,
  money,
  optionalField,
  percent,
  freeTextField,
  unposted,
  whole,
  type Field,
} from "../fields.ts";
import { deletionForms, teamForms } from "./team.ts";

const contact = {
  contactName: freeTextField("李娜"),
  contactPhone: freeTextField("0431-8888 6666"),
  contactEmail: email("desk@bank.test"),
  aboutZh: optionalField(freeTextField("本地银行。")),
  aboutEn: optionalField(freeTextField("A bank of the city.")),
};

const { legalName, licenceNumber, licenceScope, uscc } = anApplication();
const application = {
  legalName: freeTextField(legalName),
  englishName: optionalField(freeTextField("Songliao Test Bank")),
  uscc: freeTextField(uscc),
  kind: choice("commercial_bank"),
  licenceNumber: freeTextField(licenceNumber),
  regulator: choice("nfra"),
  licenceScope: freeTextField(licenceScope),
  licenceExpiresOn: optionalField(day(dayOn(3_650))),
  ...contact,
};

/** The forms of an institution's profile and licence. */
export const formsOfInstitutions: FormsOf = async ({ app, sessions: at }) => {
  const applicant = await moderationIn(app).applicant();
  const institution = await givenIn(app).institution();
  const unpriced = await givenIn(app).institution("commercial_bank", { acceptsFees: false });
  return {
    "routes/institution.application": [
      form("apply", "/institution/application", at.institution(applicant, null), {
        ...application,
        version: whole("0"),
      }),
    ],
    "routes/institution.profile": [
      form("contact", "/institution/profile", at.institution(institution), {
        ...contact,
        version: whole("1"),
      }),
      actForm("second-person", "/institution/profile?as=second-person", at.institution(institution), {
        unit: choice("wan"),
        aboveFen: optionalField(money("300")),
      }),
    ],
    "routes/institution.billing._index": [
      form("profile", "/institution/billing", at.institution(institution), {
        title: freeTextField(legalName),
        taxNumber: freeTextField(uscc),
        address: optionalField(freeTextField("长春市人民大街 1 号")),
        phone: optionalField(freeTextField("0431-8888 6666")),
        bankName: optionalField(freeTextField("松辽银行营业部")),
        bankAccount: optionalField(freeTextField("22001234567890123456")),
        email: email("billing@bank.test"),
        locale: choice("zh-CN"),
        fapiaoKind: choice("ordinary"),
        revision: whole("0"),
      }),
    ],
    "routes/institution.billing.agreement": [
      form("accept", "/institution/billing/agreement", at.institution(unpriced), {
        accepted: choice(feeAgreementOn(dayOn(0)).version),
        to: optionalField(freeTextField("/institution/offers")),
      }),
    ],
    "routes/institution.team": await teamForms(app, at, "institution"),
    "routes/institution.deletion": await deletionForms(app, at, "institution"),
  };
};

/** Amounts in 万元, as the address of the form says. */
const mandate = {
  title: freeTextField("光电设备贷款"),
  instruments: choices("ip_pledge_loan", "unsecured_loan"),
  sectorsIncluded: optionalChoices("photonics", "rail-and-equipment"),
  sectorsExcluded: optionalChoices("photonics/laser-devices"),
  districts: optionalChoices("2201"),
  stages: optionalChoices("growth", "mature"),
  securitiesAccepted: optionalChoices("class_one_ip", "receivables"),
  recognitionsAny: optionalChoices("high_tech_enterprise"),
  amountMinFen: money("100"),
  amountMaxFen: money("1000"),
  termMonthsMin: optionalField(whole("12")),
  termMonthsMax: optionalField(whole("36")),
  ...Object.fromEntries(
    FIGURE_FIELDS.map(({ field, kind }) => [
      field,
      optionalField(kind === "fen" ? money("1000") : percent("3", kind === "years" ? { most: "1000" } : {})),
    ]),
  ),
  priceMinPercent: optionalField(percent("3.30")),
  priceMaxPercent: optionalField(percent("4.20")),
  budgetFen: money("12000"),
  introductionCap: whole("12"),
  validFrom: day(dayOn(-100)),
  validUntil: day(dayOn(400)),
  rdIntensity: optionalField(percent("8", { isSigned: true, most: "10001" })),
  rdIntensityWeight: optionalField(choice("2")),
  revenueGrowth: optionalField(percent("10", { isSigned: true, most: "10001" })),
  revenueGrowthWeight: optionalField(choice("2")),
  classOneIp: optionalField(whole("2")),
  classOneIpWeight: optionalField(choice("1")),
  debtRatio: optionalField(percent("60", { isSigned: true, most: "10001" })),
  debtRatioWeight: optionalField(choice("3")),
  storedPreferences: borderline(
    optionalChoices(JSON.stringify({ kind: "age", atLeastMonths: 36, weight: 1 })),
    {
      "amounts that are none": [`{"kind":"amount","minFen":"x","maxFen":"y","weight":1}`],
      "a list that is none": [`{"kind":"sector","anyOf":7,"weight":1}`],
    },
  ),
  addSectorsIncluded: unposted(choice("energy")),
  addSectorsExcluded: unposted(choice("energy")),
};

function borderline(field: Field, more: Field["borderline"]): Field {
  return { ...field, borderline: { ...field.borderline, ...more } };
}

function optionalChoices(...codes: string[]): Field {
  return optionalField(choices(...codes));
}

/** The forms of a mandate: its editor, and what is done with it. */
export const formsOfMandates: FormsOf = async ({ app, sessions: at, ours }) => {
  const given = givenIn(app);
  const cookie = at.institution(ours.institution);
  const path = async (act: string, mandateId?: string) => {
    const id = mandateId ?? (await given.activeMandate(ours.institution)).id;
    return `/institution/mandates/${id}?act=${act}&unit=wan`;
  };
  const withDraft = async (status: "active" | "pending_approval") => {
    const { id } = await given.activeMandate(ours.institution, { status });
    await app.sql`insert into mandate_draft (mandate_id, institution_id, content, submitted_by,
      submitted_at)
      values (${id}, ${ours.institution.institutionId}, ${mandateJson({ validUntil: dayOn(3_650) })},
      ${ours.institution.userId}, now())`;
    return id;
  };
  const moves: FormExample[] = [];
  for (const [act, status] of [
    ["pause", "active"],
    ["resume", "paused"],
  ] as const) {
    const { id } = await given.activeMandate(ours.institution, { status });
    moves.push(form(act, await path(act, id), cookie));
  }
  const revision = whole("0");
  moves.push(form("retire", await path("retire"), cookie, { revision }));
  return {
    "routes/institution.mandates._index": [form("start", "/institution/mandates", cookie)],
    "routes/institution.mandates.$mandateId": [
      form("submit", await path("submit"), cookie, { ...mandate, revision }),
      form("save", await path("save"), cookie, { ...allOptional(mandate), revision }),
      {
        name: "typing",
        path: await path("typing"),
        cookie,
        fields: { ...mandate, revision },
        answer: 200,
        refuses: ["revision"],
      },
      form("approve", await path("approve", await withDraft("pending_approval")), cookie, {
        revision: whole("1"),
      }),
      form("return", await path("return", await withDraft("pending_approval")), cookie, {
        revision: whole("1"),
        note: freeTextField("The budget is too large."),
      }),
      form("discard", await path("discard", await withDraft("active")), cookie, { revision: whole("1") }),
      ...moves,
    ],
  };
};

function allOptional(fields: Readonly<Record<string, Field>>): Record<string, Field> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, optionalField(field)]));
}
