import type { Session } from "./session.ts";

/** The hidden field in which each form says for whom its page was drawn. */
export const DRAWN_FOR = "drawnFor";

type Reader = Pick<Session, "userId" | "membership">;

/** What must be the same when a form is sent: on one's own account the person, elsewhere also the organization. */
export type Extent = "person" | "organization";

/** For whom a page is drawn: the person, and what they act for. Short: it stands in every form of a list. */
export function drawnFor({ userId, membership }: Reader): string {
  return `${short(userId)}.${short(actsFor(membership))}`;
}

/** Whether a page that was drawn so is one of this reader's. */
export function isDrawnFor(drawn: string, reader: Reader, extent: Extent): boolean {
  const now = drawnFor(reader);
  return extent === "organization" ? drawn === now : personIn(drawn) === personIn(now);
}

/** Of the organizations of a person, the one for which a page was drawn; undefined for a page of another person. */
export function drawnForOneOf<Organization extends { id: string }>(
  drawn: string,
  { userId }: Pick<Reader, "userId">,
  organizations: readonly Organization[],
): Organization | undefined {
  return organizations.find(({ id }) => drawn === `${short(userId)}.${short(id)}`);
}

function actsFor(membership: Session["membership"]): string {
  if (membership.kind === "company") return membership.companyId;
  return membership.kind === "institution" ? membership.institutionId : membership.kind;
}

const personIn = (drawn: string): string => drawn.split(".")[0] ?? "";

/** The random end of an id: it only has to differ from those of the same browser. */
const short = (id: string): string => id.slice(-12);
