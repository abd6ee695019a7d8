import type { Random } from "../random.ts";
import { type Row, whole, type WorldRows } from "../rows.ts";
import { numberIn, type Part } from "./numbers.ts";
import type { Town } from "./story/town.ts";

type Side = "company" | "institution";
/** Who writes, how many hours after the one before, and what. */
type Line = readonly [Side, number, string];

const hourMs = 3_600_000;

const TALKS: readonly (readonly Line[])[] = [
  [
    ["institution", 3, "感谢授权。请提供最近一期科目余额表，以及前五大客户的账期情况。"],
    ["company", 20, "科目余额表本周五前整理完毕。前五大客户账期均为 60–90 天，其中两家为整车厂，按月对账。"],
    ["institution", 2, "收到。专利质押如已在其他机构登记，请一并说明。"],
    ["company", 5, "目前无质押登记，三项发明专利均可用于质押。"],
  ],
  [
    [
      "institution",
      4,
      "Thank you for the consent. Which of your patents could be pledged, and are any of them licensed to others?",
    ],
    [
      "company",
      18,
      "Three invention patents, none pledged or licensed. Two protect the coating process, which brings in most of our revenue.",
    ],
    [
      "institution",
      3,
      "Good. We would like to see the order book for the next two quarters before we draft terms.",
    ],
  ],
  [
    ["company", 2, "希望资金在四季度备货前到位，还款可安排在次年回款后，季节性较强。"],
    ["institution", 22, "可考虑按季付息、到期还本，期限 12 个月。请说明回款集中在哪几个月。"],
    ["company", 4, "主要集中在 3 月至 5 月，约占全年回款的六成。"],
  ],
  [
    ["institution", 6, "拟于下周安排现场尽调，请告知方便的时间。"],
    ["company", 16, "周二、周四均可，建议上午，便于查看产线。"],
  ],
];

/** What was written under the consents of the city that are in force: a talk on every other one, read but for its end. */
export function addMessages({ rows, calendar }: Town, random: Random, part: Part): void {
  const granted = rows.consents.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && Number(expiresAt) > Number(calendar.now),
  );
  granted.forEach((consent, index) => {
    if (index % 2 === 1) return;
    let at = Number(consent.grantedAt);
    for (const [by, hours, words] of random.pick(TALKS)) {
      at += hours * hourMs;
      const userId = personOf(rows, by === "company" ? consent.companyId : consent.institutionId);
      if (userId === undefined || !calendar.hasHappened(new Date(at))) break;
      addMessage(rows, consent, part, { by, userId, words, at, readAt: at + hourMs, now: calendar.now });
    }
  });
}

/** Adds one after those that are there, read by the other side where that time has come; gives its number. */
export function addMessage(
  rows: WorldRows,
  { introductionId, companyId, institutionId }: Row<"consent">,
  part: Part,
  message: { by: Side; userId: string; words: string; at: number; readAt: number; now: Date },
): bigint {
  const { by, userId, words, at, readAt, now } = message;
  const id = numberIn(part, rows.messages.length);
  const parties = { introductionId, companyId, institutionId };
  rows.messages.push(
    whole({ id, ...parties, writtenBy: by, userId, words, masked: [], writtenAt: new Date(at) }),
  );
  const readBy = by === "company" ? "institution" : "company";
  const reader = personOf(rows, readBy === "company" ? companyId : institutionId);
  if (reader === undefined || readAt > Number(now)) return id;
  rows.messageReads.push(
    whole({ ...parties, messageId: id, userId: reader, readBy, readAt: new Date(readAt) }),
  );
  return id;
}

function personOf({ members }: WorldRows, organizationId: string): string | undefined {
  return members.find((member) => member.organizationId === organizationId && member.role === "owner")
    ?.userId;
}
