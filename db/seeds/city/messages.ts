import { otherSide } from "#app/domain/deals/dispute.ts";
import { type CityRows, pick, type Row } from "../rows.ts";
import texts from "../texts/introductions.json" with { type: "json" };
import { isInForce } from "./consent-steps.ts";
import { numberIn, type Part } from "./numbers.ts";
import type { Simulation } from "./simulation/simulation.ts";
import type { Side } from "./simulation/states.ts";

const hourMs = 3_600_000;

/** What was written under the consents of the city that are in force: a talk on every other one, read but for its end. */
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
      addMessage(rows, consent, part, {
        by: side,
        userId,
        words,
        at,
        readAt: at + hourMs,
        now: calendar.now,
      });
    }
  });
}

/** Adds one after those that are there, read by the other side where that time has come; gives its number. */
export function addMessage(
  rows: CityRows,
  consent: Row<"consent">,
  part: Part,
  message: { by: Side; userId: string; words: string; at: number; readAt: number; now: Date },
): bigint {
  const { by, userId, words, at, readAt, now } = message;
  const id = numberIn(part, rows.message.length);
  const parties = pick(consent, "introductionId", "companyId", "institutionId");
  rows.message.push({ id, ...parties, writtenBy: by, userId, words, masked: [], writtenAt: new Date(at) });
  const readBy = otherSide(by);
  const reader = ownerOf(rows, consent, readBy);
  if (reader !== undefined && readAt <= Number(now))
    rows.messageRead.push({ ...parties, messageId: id, userId: reader, readBy, readAt: new Date(readAt) });
  return id;
}

function ownerOf(
  rows: CityRows,
  { companyId, institutionId }: Row<"consent">,
  side: Side,
): string | undefined {
  const id = side === "company" ? companyId : institutionId;
  return rows["accounts.member"].find((one) => one.organizationId === id && one.role === "owner")?.userId;
}
