import { MEMBER_ROLES, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { actsOn, isFor, type OfferedAct } from "./forms-of-page.ts";

/** One's own: to leave, and the layout of a list. */
const isOwn = ({ at, act }: OfferedAct): boolean => act === "remove" || at.endsWith("/layout");

/**
 * Opens each page as a colleague of each role. `wrong`: what is offered to a role that would be refused it, and what an
 * owner is offered and not another role that may do it; `offered`: how many acts each role is offered.
 */
export async function offersByRole(pages: readonly string[], browserOf: (role: MemberRole) => Browser) {
  const readers = MEMBER_ROLES.map((role) => ({ role, who: browserOf(role) }));
  const wrong = new Set<string>();
  const offered = { owner: 0, approver: 0, finance: 0, member: 0, viewer: 0 };
  for (const path of pages) {
    const of = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id");
    const seen = new Map<MemberRole, OfferedAct[]>();
    for (const { role, who } of readers) {
      const { status, text } = await who.get(path);
      if (status !== 200) wrong.add(`${role} ${of}: ${status}`);
      const acts = actsOn(path, text).filter((act) => !isOwn(act));
      offered[role] += acts.length;
      seen.set(role, acts);
      for (const act of acts) if (!isFor(role, act)) wrong.add(`${role} ${of}: offered ${act.at} ${act.act}`);
    }
    const has = (role: MemberRole, { at, act }: OfferedAct) =>
      seen.get(role)?.some((one) => one.at === at && one.act === act) === true;
    for (const act of seen.get("owner") ?? [])
      for (const { role } of readers)
        if (isFor(role, act) && !has(role, act)) wrong.add(`${role} ${of}: not offered ${act.at} ${act.act}`);
  }
  return { wrong: [...wrong], offered };
}
