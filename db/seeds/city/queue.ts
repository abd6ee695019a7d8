import { dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import { contentOf } from "./contents.ts";
import { appeal } from "./story/appeals.ts";
import { submit, type Verdict } from "./story/moderation.ts";
import { startProspect } from "./story/prospect-story.ts";
import type { ProspectStory } from "./story/told.ts";
import { adminActor, type Town } from "./story/town.ts";

/** What lies on the admins' desk: fresh, in hand, past its two working days, handed over, and appealed. */
interface Waiting {
  /** Working days since the submission. */
  ago: number;
  verdict: Verdict;
  admin?: number;
  /** Handed to the demonstration's admin by a colleague, not yet begun. */
  isHandedOver?: true;
  appeal?: "wait" | "upheld" | "overturned";
}

const WAITING: readonly Waiting[] = [
  { ago: 1, verdict: "wait" },
  { ago: 1, verdict: "wait" },
  { ago: 1, verdict: "wait" },
  { ago: 2, verdict: "wait" },
  { ago: 2, verdict: "wait" },
  { ago: 4, verdict: "wait" },
  { ago: 5, verdict: "wait" },
  { ago: 2, verdict: "hold", admin: 0 },
  { ago: 4, verdict: "hold", admin: 0 },
  { ago: 3, verdict: "hold", admin: 1 },
  { ago: 2, verdict: "wait", isHandedOver: true },
  { ago: 3, verdict: "wait", isHandedOver: true },
  { ago: 6, verdict: "changes", admin: 0 },
  { ago: 8, verdict: "changes", admin: 2 },
  { ago: 9, verdict: "reject", admin: 1, appeal: "wait" },
  { ago: 12, verdict: "reject", admin: 2, appeal: "wait" },
  { ago: 24, verdict: "reject", admin: 0, appeal: "upheld" },
  { ago: 40, verdict: "reject", admin: 1, appeal: "overturned" },
];

export const QUEUED = WAITING.length;

export function tellQueue(town: Town, companies: readonly SeedCompany[]): ProspectStory[] {
  return WAITING.flatMap((waiting, index) => {
    const company = companies[index];
    return company ? [tellWaiting(town, town.random.stream(`queue-${index}`), company, waiting)] : [];
  });
}

function tellWaiting(town: Town, random: Random, company: SeedCompany, waiting: Waiting): ProspectStory {
  const at = town.calendar.workdaysAgo(random, waiting.ago + 2);
  const content = contentOf(random.stream("content"), company, dayOf(at));
  const story = startProspect(town, random, { company, content, at });
  const sentAt = town.calendar.later(random, at, 2, 2);
  const { verdict, admin } = waiting;
  story.timeline.at(sentAt, () => {
    const subject = submit(story, sentAt, {
      verdict,
      days: [0, 1],
      onLive: () => undefined,
      ...(admin === undefined ? {} : { admin }),
    });
    const [first, second] = town.admins;
    if (waiting.isHandedOver && first && second) {
      const handedAt = town.calendar.later(random, sentAt, 0, 0);
      Object.assign(subject, { status: "assigned", assignedTo: first.id });
      town.record(handedAt, adminActor(second), {
        type: "case-assigned",
        subject: { kind: "case", id: subject.id },
        companyId: company.id,
        prospectId: story.row.id,
        from: "opened",
        to: "assigned",
        detail: { assignedTo: first.id },
      });
    }
    if (waiting.appeal) appeal(story, subject, sentAt, waiting.appeal);
  });
  story.timeline.run();
  return story;
}
