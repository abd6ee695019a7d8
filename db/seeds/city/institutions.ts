import { type InstitutionKind, REGULATOR_OF, type Regulator } from "#app/domain/codes/institutions.ts";
import {
  type InstitutionApplication,
  institutionApplicationSchema,
} from "#app/domain/organizations/institution-application.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import { creditCode } from "../codes.ts";
import type { Random } from "../random.ts";
import { fill } from "../texts/fill.ts";
import kinds from "../texts/institution-kinds.json" with { type: "json" };
import { personName } from "./names.ts";
import type { NamedInstitution, CityDefinition } from "./cities.ts";

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
  /** When an admin restricted, suspended or ended it; null if none did. */
  stoppedAt: Date | null;
}

const LICENCE: Readonly<Record<Regulator, string>> = { nfra: "B", local_financial_office: "JR", amac: "P" };
export function institutionsOf(random: Random, calendar: Calendar, city: CityDefinition): SeedInstitution[] {
  return city.institutions.map((named, index) =>
    institutionOf(random.stream(`institution-${index}`), calendar, city, named, index),
  );
}

function institutionOf(
  random: Random,
  calendar: Calendar,
  { registrar, dialling, inName }: CityDefinition,
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
    licenceScope: fill(kinds[kind].scope, { province: inName.province.zh.replace(/省?$/u, "省") }),
    ...licenceEnd(random, calendar.today, kind),
    contactName: personName(random),
    contactPhone: `${dialling}-8200${String(1_000 + index * 7)}`,
    contactEmail: `desk@${en.toLowerCase().replace(/[^a-z0-9]+/gu, "-")}.example`,
    aboutZh: kinds[kind].about.zh,
    aboutEn: kinds[kind].about.en,
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

/** Banks' licences have no end; others' some years. */
function licenceEnd(random: Random, today: Day, kind: InstitutionKind): { licenceExpiresOn?: Day } {
  const isEndless = kind === "commercial_bank" || kind === "rural_bank" || kind === "policy_bank";
  return isEndless ? {} : { licenceExpiresOn: addDays(today, random.int(200, 1_700)) };
}
