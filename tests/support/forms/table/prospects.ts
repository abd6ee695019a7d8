import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { BRIEF_FIELDS } from "#app/domain/prospects/brief-fields.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { form, type FormExample, type FormsOf, actForm } from "../example.ts";
import {
  choice,
  choices,
  money,
  optionalField,
  percent,
  freeTextField,
  whole,
  type Field,
} from "../fields.ts";
import { givenIn } from "#tests/factories/given.ts";
import { askYearFields } from "./company.ts";

const steps: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  business: {
    headline: freeTextField("用于动力电池托盘的光纤激光焊接头"),
    product: freeTextField("光纤激光焊接头，功率 3 至 12 千瓦。"),
    market: optionalField(freeTextField("动力电池与轨道客车部件的焊接。")),
    growthPlan: optionalField(freeTextField("新建第二条装配线。")),
    customers: optionalField(freeTextField("三家整车零部件厂。")),
  },
  people: {
    founders: whole("3"),
    keyRoles: optionalField(choices("management", "technology")),
    team: optionalField(freeTextField("核心成员从业十五年以上。")),
    keyPeople: optionalField(freeTextField("张伟（总经理）")),
  },
  figures: { ...askYearFields(0, "2025"), note: optionalField(freeTextField("经审计。")) },
  ip: { pendingInventions: optionalField(whole("2")) },
  ask: {
    instruments: choices("ip_pledge_loan", "guaranteed_loan"),
    amountMinFen: money("500"),
    amountMaxFen: money("600"),
    termMonthsMin: whole("12"),
    termMonthsMax: whole("36"),
    purpose: choice("new_line"),
    useOfFunds: freeTextField("购置镀膜与检测设备。"),
    securities: choices("class_one_ip", "receivables"),
    stage: choice("growth"),
    maxRatePercent: optionalField(percent("4.5")),
    rateVisibility: optionalField(choice("private")),
    firstAnswerDays: optionalField(whole("3")),
  },
};

/** The short form: of the steps' fields those that matching and moderation need. */
const brief: Readonly<Record<string, Field>> = {
  ...pickFields(steps["ask"], BRIEF_FIELDS.ask),
  ...pickFields(steps["business"], BRIEF_FIELDS.business),
  ...pickFields(steps["people"], BRIEF_FIELDS.people),
  revenueFen: money("6000"),
  staff: whole("86"),
  recognitions: optionalField(choices("high_tech_enterprise", "tech_sme")),
};

function pickFields(fields: Readonly<Record<string, Field>> = {}, names: readonly string[]) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** A half-done step may lack anything but its revision. */
function half(fields: Readonly<Record<string, Field>>): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      name.endsWith(".year") ? field : optionalField(field),
    ]),
  );
}

/** The forms in which a company writes a prospect and changes its status. */
export const formsOfProspects: FormsOf = async ({ app, sessions }) => {
  const companies = companiesIn(app);
  const given = givenIn(app);
  const [ours, fresh] = [await companies.company(), await companies.company()];
  const cookie = sessions.company(ours);
  const revision = whole("1");

  const stepForms: FormExample[] = [];
  for (const [step, fields] of Object.entries(steps)) {
    const path = async (save: string) =>
      `/company/prospects/${await companies.prospect(ours)}/${step}${save === "" ? "" : `?save=${save}`}`;
    const typed = { answer: 200, refuses: ["revision"] } as const;
    stepForms.push(
      form(step, await path(""), cookie, { ...fields, revision }),
      form(`${step}, half done`, await path("draft"), cookie, { ...half(fields), revision }),
      { ...form(`${step}, typed`, await path("typing"), cookie, { ...fields, revision }), ...typed },
    );
  }

  const briefAt = async (save: string) => `/company/prospects/${await companies.prospect(ours)}/brief${save}`;
  const briefForms: FormExample[] = [
    form("the short form", await briefAt(""), cookie, { ...brief, revision }),
    {
      ...form("the short form, typed", await briefAt("?save=typing"), cookie, { ...brief, revision }),
      answer: 200,
      refuses: ["revision"],
    },
  ];

  const paid = { acceptedFen: 500_000_000n, confirmedFen: 500_000_000n };
  const published = async (status: "published" | "paused" = "published", money: Partial<typeof paid> = {}) =>
    (await given.publishedProspect(ours, { status, ...money })).id;
  const moves = {
    pause: "published",
    resume: "paused",
    confirm: "published",
  } as const;
  const moveForms: FormExample[] = [];
  for (const [act, status] of Object.entries(moves)) {
    moveForms.push(form(act, `/company/prospects/${await published(status)}`, cookie, { act: choice(act) }));
  }
  const changing = await published();
  await app.sql`insert into prospect_version (prospect_id, company_id, version, content, submitted_by)
    select prospect_id, company_id, 2, content, submitted_by from prospect_version where prospect_id = ${changing}`;
  await app.sql`update prospect set latest_version = 2 where id = ${changing}`;
  await app.sql`insert into moderation_case (kind, prospect_id, prospect_version, company_id, status, waiting_since, due_at)
    values ('prospect_submission', ${changing}, 2, ${ours.companyId}, 'opened', now(), now() + interval '2 days')`;
  moveForms.push(
    form("drop", `/company/prospects/${changing}`, cookie, { act: choice("drop"), version: whole("2") }),
  );
  const ending = async (end: "withdraw" | "close", fields: Readonly<Record<string, Field>>) =>
    actForm(
      end,
      `/company/prospects/${await published("published", end === "close" ? paid : {})}/end/${end}`,
      cookie,
      {
        status: choice("published"),
        ends: choice(";;;"),
        ...fields,
      },
    );

  const rejected = await moderationIn(app).takenProspect(aContent(), { alike: 0 });
  await rejectProspect(app.web, rejected.admin, {
    caseId: rejected.caseId,
    reasonCodes: ["not_a_technology_company"],
    note: null,
  });

  return {
    "routes/company.prospects.$prospectId.appeal": [
      form("appeal", `/company/prospects/${rejected.prospectId}/appeal`, sessions.company(rejected.company), {
        note: freeTextField("我们是科技型企业。"),
      }),
    ],
    "routes/company.prospects._index": [form("start", "/company/prospects", sessions.company(fresh))],
    "routes/company.prospects.$prospectId.$step": stepForms,
    "routes/company.prospects.$prospectId.brief": briefForms,
    "routes/company.prospects.$prospectId.teaser": [
      actForm("submit", `/company/prospects/${await companies.prospect(ours)}/teaser`, cookie, {
        revision,
        readKeep: choice("none"),
        readRecognisable: choice("no"),
        isTrue: choice("on"),
      }),
      actForm("disclose", `/company/prospects/${await companies.prospect(ours)}/teaser`, cookie, {
        readKeep: choice("none"),
        readRecognisable: choice("no"),
        keep: optionalField(choice("age")),
        isRecognisable: optionalField(choice("on")),
      }),
    ],
    "routes/company.prospects.$prospectId._index": moveForms,
    "routes/company.prospects.$prospectId.end.$end": [
      await ending("withdraw", { note: optionalField(freeTextField("暂不需要资金。")) }),
      await ending("close", {}),
    ],
  };
};
