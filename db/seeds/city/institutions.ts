import { type InstitutionKind, REGULATOR_OF, type Regulator } from "#app/domain/codes/institutions.ts";
import {
  type InstitutionApplication,
  institutionApplicationSchema,
} from "#app/domain/organizations/institution-application.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import { creditCode } from "../codes.ts";
import type { Random } from "../random.ts";
import type { NamedInstitution } from "./institution-names.ts";
import { personName } from "./names.ts";
import type { SeedCity } from "./seed-city.ts";

export interface SeedPerson {
  id: string;
  name: string;
  memberRole: "owner" | "member" | "viewer";
}

export interface SeedInstitution extends NamedInstitution {
  id: string;
  application: InstitutionApplication;
  people: SeedPerson[];
  appliedAt: Date;
  /** When an admin restricted, suspended or ended it; null where nobody did. */
  stoppedAt: Date | null;
}

const LICENCE: Readonly<Record<Regulator, string>> = { nfra: "B", local_financial_office: "JR", amac: "P" };
const SCOPE: Readonly<Record<InstitutionKind, string>> = {
  commercial_bank: "吸收公众存款；发放短期、中期和长期贷款；办理国内结算；办理票据承兑与贴现",
  rural_bank: "吸收公众存款；发放短期、中期和长期贷款；办理国内结算",
  policy_bank: "发放支持科技创新和产业升级的中长期贷款",
  guarantor: "借款类担保、发行债券担保和其他融资担保业务",
  lessor: "融资租赁、售后回租；与主营业务有关的租赁物购买和处置",
  factor: "以应收账款转让为基础的保理融资、应收账款管理与催收",
  microloan: "在{province}内发放小额贷款",
  fund_manager: "私募股权、创业投资基金管理（已登记）",
  insurer: "科技保险、贷款保证保险和企业财产保险",
};
const ABOUT: Readonly<Record<InstitutionKind, readonly [zh: string, en: string]>> = {
  commercial_bank: [
    "设有科技金融团队，单独授信审批。",
    "Has a technology-finance desk with its own credit approval.",
  ],
  rural_bank: ["服务县域和农业科技企业。", "Serves the counties and farm technology."],
  policy_bank: ["支持产业升级项目的中长期资金。", "Long money for industrial upgrading."],
  guarantor: [
    "为科技企业贷款提供担保，与多家银行分担风险。",
    "Guarantees loans to technology firms and shares the risk with banks.",
  ],
  lessor: ["以生产设备为租赁物，按月或按季收租。", "Leases production equipment, paid monthly or quarterly."],
  factor: ["受让整机厂和医院的应收账款。", "Buys receivables owed by assemblers and hospitals."],
  microloan: ["额度小、审批快，适合短期周转。", "Small and quick, for short needs."],
  fund_manager: [
    "投资早期和成长期科技企业，参与治理。",
    "Invests early and in growth, and takes part in governance.",
  ],
  insurer: ["以保证保险为科技贷款增信。", "Surety insurance for technology loans."],
};

export function institutionsOf(random: Random, calendar: Calendar, city: SeedCity): SeedInstitution[] {
  return city.institutions.map((named, index) =>
    institutionOf(random.stream(`institution-${index}`), calendar, city, named, index),
  );
}

function institutionOf(
  random: Random,
  calendar: Calendar,
  { registrar, dialling, inName }: SeedCity,
  named: NamedInstitution,
  index: number,
): SeedInstitution {
  const { kind, zh, en, status } = named;
  const regulator = REGULATOR_OF[kind];
  const isNew = status === "applied" || status === "verification_pending";
  const application = institutionApplicationSchema.parse({
    legalName: `${zh}（示例）`,
    englishName: `${en} (demo)`,
    uscc: creditCode(50_000 + index, registrar),
    kind,
    licenceNumber: `${LICENCE[regulator]}${String(10_100 + index * 37).padStart(7, "0")}H${registrar.slice(0, 4)}`,
    regulator,
    licenceScope: SCOPE[kind].replace("{province}", inName.province[0].replace(/省?$/u, "省")),
    ...licenceEnd(random, calendar.today, kind),
    contactName: personName(random),
    contactPhone: `${dialling}-8200${String(1_000 + index * 7)}`,
    contactEmail: `desk@${en.toLowerCase().replace(/[^a-z0-9]+/gu, "-")}.example`,
    aboutZh: ABOUT[kind][0],
    aboutEn: ABOUT[kind][1],
  });
  const colleagues = Math.min(5, Math.ceil(named.weight / 2));
  return {
    ...named,
    id: random.uuid(),
    application,
    people: Array.from({ length: 1 + colleagues }, (_, seat) => ({
      id: random.uuid(),
      name: seat === 0 ? application.contactName : personName(random),
      memberRole: seat === 0 ? "owner" : seat === 4 ? "viewer" : "member",
    })),
    appliedAt: isNew ? calendar.ago(random, random.int(1, 6)) : calendar.ago(random, random.int(660, 720)),
    stoppedAt: isNew || status === "active" ? null : calendar.ago(random, random.int(20, 90)),
  };
}

/** Banks hold theirs without an end; others for some years. */
function licenceEnd(random: Random, today: Day, kind: InstitutionKind): { licenceExpiresOn?: Day } {
  const isEndless = kind === "commercial_bank" || kind === "rural_bank" || kind === "policy_bank";
  return isEndless ? {} : { licenceExpiresOn: addDays(today, random.int(200, 1_700)) };
}
