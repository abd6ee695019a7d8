import { pick } from "#app/lib/pick.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { otherSide } from "#app/domain/deals/dispute.ts";
import { addRow, type CityRows, type Row } from "../rows.ts";
import texts from "../texts/introductions.json" with { type: "json" };
import { numberIn, type Part } from "./numbers.ts";
import { act } from "./simulation/act.ts";
import type { Simulation } from "./simulation/simulation.ts";
import type { Side } from "./simulation/states.ts";

/** The companies' changes to consents in force: some narrowed, some extended, some with an open request to extend. */
export function addConsentSteps(simulation: Simulation): void {
  const { rows, calendar, random } = simulation;
  const personOf = new Map(rows["accounts.member"].map((one) => [one.organizationId, one.userId]));
  const activeConsents = rows.consent.filter(isInForce(simulation));
  activeConsents.forEach((consent, index) => {
    const at = calendar.later(random, consent.grantedAt, 1, 4);
    const person = personOf.get(consent.companyId);
    if (person === undefined || !calendar.hasHappened(at)) return;
    const groups = consent.fieldGroups as FieldGroup[];
    const replace = (step: "narrowed" | "extended", fieldGroups: FieldGroup[]) =>
      addNextConsent(simulation, consent, step, at, person, fieldGroups);
    if (index % 6 === 1 && groups.length > 2) replace("narrowed", groups.slice(0, -1));
    if (index % 6 === 3 && !groups.includes("customers_and_orders"))
      replace("extended", [...groups, "customers_and_orders"]);
    const asker = personOf.get(consent.institutionId);
    if (index % 6 === 5 && !groups.includes("documents") && asker !== undefined)
      askForDocuments(simulation, consent, at, asker);
  });
}

/** Whether a consent is neither expired nor revoked. */
export function isInForce({ calendar }: Simulation) {
  return ({ revokedAt, expiresAt }: Row<"consent">): boolean =>
    revokedAt == null && !calendar.hasHappened(expiresAt);
}

/** Another consent replaces one in force. */
export function addNextConsent(
  simulation: Simulation,
  consent: Row<"consent">,
  step: "narrowed" | "extended",
  at: Date,
  userId: string,
  fieldGroups: FieldGroup[],
): Row<"consent"> {
  const { id: _, companyId, ...same } = consent;
  const granted = { sequence: consent.sequence + 1, step, fieldGroups, grantedBy: userId, grantedAt: at };
  const next = addRow(simulation, "consent", at, { companyId, ...same, ...granted });
  Object.assign(consent, { revokedAt: at, revokedBy: userId, endedBy: "company" });
  const company = { kind: "company", userId, companyId, memberRole: "owner" } as const;
  const detail = { fieldGroups, until: consent.expiresAt.toISOString() };
  act(simulation, aboutIntroduction(consent), at, company, `consent-${step}`, { detail });
  return next;
}

function aboutIntroduction({ introductionId: id, companyId, institutionId, prospectId }: Row<"consent">) {
  return { kind: "introduction", id, companyId, institutionId, prospectId } as const;
}

function askForDocuments(simulation: Simulation, consent: Row<"consent">, at: Date, userId: string): void {
  const { random } = simulation;
  const { institutionId } = consent;
  addRow(simulation, "consentRequest", at, {
    id: random.uuid(),
    ...pick(consent, "introductionId", "companyId", "institutionId"),
    fieldGroups: ["documents"],
    days: 180,
    words: random.pick(texts.extensionReasons),
    requestedBy: userId,
  });
  const institution = { kind: "institution", userId, institutionId, memberRole: "owner" } as const;
  act(simulation, aboutIntroduction(consent), at, institution, "consent-extension-asked");
}

const hourMs = 3_600_000;

/** The messages under the city's consents in force: a thread on every other one, read except for its end. */
export function addMessages(simulation: Simulation, part: Part): void {
  const { rows, calendar, random } = simulation;
  rows.consent.filter(isInForce(simulation)).forEach((consent, index) => {
    if (index % 2 === 1) return;
    let at = Number(consent.grantedAt);
    for (const { by, hours, words } of random.pick(texts.talks)) {
      at += hours * hourMs;
      const side = by as Side;
      const userId = ownerOf(rows, consent, side);
      if (userId === undefined || !calendar.hasHappened(new Date(at))) break;
      const message = { by: side, userId, words, at, readAt: at + hourMs };
      addMessage(simulation, consent, part, message);
    }
  });
}

/** Adds a message after the existing ones, read by the other side if that time has come; returns its number. */
export function addMessage(
  { rows, calendar }: Simulation,
  consent: Row<"consent">,
  part: Part,
  message: { by: Side; userId: string; words: string; at: number; readAt: number },
): bigint {
  const { by, userId, words, at, readAt } = message;
  const id = numberIn(part, rows.message.length);
  const parties = pick(consent, "introductionId", "companyId", "institutionId");
  rows.message.push({ id, ...parties, writtenBy: by, userId, words, masked: [], writtenAt: new Date(at) });
  const readBy = otherSide(by);
  const reader = ownerOf(rows, consent, readBy);
  if (reader !== undefined && calendar.hasHappened(new Date(readAt)))
    rows.messageRead.push({ ...parties, messageId: id, userId: reader, readBy, readAt: new Date(readAt) });
  return id;
}

function ownerOf(rows: CityRows, consent: Row<"consent">, side: Side): string | undefined {
  const id = consent[`${side}Id`];
  return rows["accounts.member"].find((one) => one.organizationId === id && one.role === "owner")?.userId;
}
