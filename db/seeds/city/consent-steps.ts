import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { Random } from "../random.ts";
import type { Row } from "../rows.ts";
import type { Town } from "./story/town.ts";

const REASONS = [
  "授信审批需核实主要合同与近半年银行流水。",
  "Our committee meets in five weeks: we need the figures and the buyers until then.",
  "尽调排期在下月，现有授权将先到期。",
];

/** What companies changed in their consents that are in force: some took something out, some added to them, and some are asked to. */
export function addConsentSteps(town: Town, random: Random): void {
  const { rows, calendar } = town;
  const personOf = new Map(rows.members.map(({ organizationId, userId }) => [organizationId, userId]));
  const standing = rows.consents.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && !calendar.hasHappened(new Date(expiresAt)),
  );
  standing.forEach((consent, index) => {
    const at = calendar.later(random, new Date(consent.grantedAt), 1, 4);
    const person = personOf.get(consent.companyId);
    if (person === undefined || !calendar.hasHappened(at)) return;
    const groups = consent.fieldGroups as FieldGroup[];
    if (index % 6 === 1 && groups.length > 2)
      replaceConsent(town, random, consent, {
        step: "narrowed",
        at,
        person,
        fieldGroups: groups.slice(0, -1),
      });
    if (index % 6 === 3 && !groups.includes("customers_and_orders"))
      replaceConsent(town, random, consent, {
        step: "extended",
        at,
        person,
        fieldGroups: [...groups, "customers_and_orders"],
      });
    if (index % 6 === 5 && !groups.includes("documents"))
      askFor(town, random, consent, at, personOf.get(consent.institutionId));
  });
}

type Step = { step: "narrowed" | "extended"; at: Date; person: string; fieldGroups: FieldGroup[] };

/** Another consent takes the place of one that stands. */
export function replaceConsent(
  town: Town,
  random: Random,
  consent: Row<"consent">,
  { step, at, person, fieldGroups }: Step,
): Row<"consent"> {
  const { introductionId, companyId, institutionId, prospectId, expiresAt } = consent;
  const next = {
    ...consent,
    id: random.uuid(),
    sequence: consent.sequence + 1,
    step,
    fieldGroups,
    grantedBy: person,
    grantedAt: at,
  };
  town.rows.consents.push(next);
  Object.assign(consent, { revokedAt: at, revokedBy: person, endedBy: "company" });
  town.record(
    at,
    { kind: "company", userId: person, companyId, memberRole: "owner" },
    {
      type: `consent-${step}`,
      subject: { kind: "introduction", id: introductionId },
      companyId,
      institutionId,
      prospectId,
      detail: { fieldGroups, until: new Date(expiresAt).toISOString() },
    },
  );
  return next;
}

function askFor(
  town: Town,
  random: Random,
  consent: Row<"consent">,
  at: Date,
  userId: string | undefined,
): void {
  const { introductionId, companyId, institutionId, prospectId } = consent;
  if (userId === undefined) return;
  town.rows.consentRequests.push({
    id: random.uuid(),
    introductionId,
    companyId,
    institutionId,
    fieldGroups: ["documents"],
    days: 180,
    words: random.pick(REASONS),
    status: "requested",
    requestedBy: userId,
    requestedAt: at,
    answeredBy: null,
    answeredAt: null,
    note: null,
    noteMasked: [],
  });
  town.record(
    at,
    { kind: "institution", userId, institutionId, memberRole: "owner" },
    {
      type: "consent-extension-asked",
      subject: { kind: "introduction", id: introductionId },
      companyId,
      institutionId,
      prospectId,
    },
  );
}
