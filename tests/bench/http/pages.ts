import type { TestApp } from "#tests/support/test-app.ts";
import type { ActGround } from "./acts.ts";

const password = "spring-thaw-2018";
/** The demonstration's accounts; the bank is the largest institution of each dataset. */
export const bank = { email: "institution@demo.longspring.test", password };
export const firm = { email: "company@demo.longspring.test", password };

export const admin = { email: "admin@demo.longspring.test", password };

export interface Page {
  name: string;
  /** `:word` is the id of that word in `idsOfPages`. */
  path: string;
  as: "bank" | "firm" | "admin" | "anybody";
}

/** The measured pages: those on which money is decided, those that each side opens often, and public ones. */
export const pages: readonly Page[] = [
  { name: "home", path: "/", as: "anybody" },
  { name: "institutions, public", path: "/institutions", as: "anybody" },
  { name: "funnel, public", path: "/funnel", as: "anybody" },
  { name: "start page of a bank", path: "/institution", as: "bank" },
  { name: "deal flow of a bank", path: "/institution/opportunities", as: "bank" },
  { name: "pipeline board", path: "/institution/pipeline", as: "bank" },
  { name: "pipeline, one column", path: "/institution/pipeline?stage=offered", as: "bank" },
  { name: "mandate editor, with its preview", path: "/institution/mandates/:mandate", as: "bank" },
  { name: "application", path: "/institution/applications/:application", as: "bank" },
  { name: "offer builder", path: "/institution/offers/:draft", as: "bank" },
  { name: "offer of a bank, issued", path: "/institution/offers/:issued", as: "bank" },
  { name: "offers of a bank", path: "/institution/offers", as: "bank" },
  { name: "deals of a bank", path: "/institution/deals", as: "bank" },
  { name: "deal of a bank", path: "/institution/deals/:deal", as: "bank" },
  { name: "start page of a company", path: "/company", as: "firm" },
  { name: "ask of a company", path: "/company/prospects/:prospect/ask", as: "firm" },
  { name: "funders of a prospect", path: "/company/funders", as: "firm" },
  { name: "offers compared", path: "/company/offers", as: "firm" },
  { name: "offer of a company", path: "/company/offers/:offer", as: "firm" },
  { name: "acceptance reviewed", path: "/company/offers/:offer/accept", as: "firm" },
  { name: "start page of an admin", path: "/admin", as: "admin" },
  { name: "queue of cases", path: "/admin/cases", as: "admin" },
  { name: "case", path: "/admin/cases/:case", as: "admin" },
];

/** The records that the pages show: the newest of the bank's and the firm's, and the case that is due first. */
export async function idsOfPages(app: TestApp): Promise<Readonly<Record<string, string>>> {
  const [found]: Record<string, string | null>[] = await app.sql`
    with bank as (select m.organization_id as id from accounts.member m
        join accounts."user" u on u.id = m.user_id where u.email = ${bank.email}),
      firm as (select m.organization_id as id from accounts.member m
        join accounts."user" u on u.id = m.user_id where u.email = ${firm.email}),
      offer_of_firm as (select o.id from offer o where o.company_id = (select id from firm)
        and o.status in ('issued', 'viewed', 'revised') order by o.number desc limit 1)
    select (select id from mandate where institution_id = (select id from bank) and status = 'active'
        order by number limit 1) as mandate,
      (select id from application where institution_id = (select id from bank) and status = 'under_review'
        order by number desc limit 1) as application,
      (select id from offer where institution_id = (select id from bank) and status = 'drafted'
        order by number desc limit 1) as draft,
      (select id from offer where institution_id = (select id from bank) and status in ('issued', 'viewed')
        order by number desc limit 1) as issued,
      (select id from deal where institution_id = (select id from bank) order by number desc limit 1) as deal,
      (select id from prospect where company_id = (select id from firm) order by number limit 1) as prospect,
      (select id from offer_of_firm) as offer,
      (select id from moderation_case where status in ('opened', 'assigned', 'in_review') and prospect_id is not null
        order by due_at, id limit 1) as "case"`;
  const missing = Object.entries(found ?? {}).filter(([, id]) => id === null);
  if (!found || missing.length > 0)
    throw new Error(`not in this dataset: ${missing.map(([word]) => word).join(", ")}`);
  return found as Record<string, string>;
}

/** The parties of the acts: the bank, and a company of the measurement's own. */
export async function groundOf(app: TestApp, origin: string): Promise<ActGround> {
  const rows: { userId: string; institutionId: string }[] = await app.sql`select u.id as "userId",
    m.organization_id as "institutionId"
    from accounts."user" u join accounts.member m on m.user_id = u.id where u.email = ${bank.email}`;
  const [membership] = rows;
  if (!membership) throw new Error(`${bank.email} is not in this dataset`);
  return {
    app,
    origin,
    institution: { kind: "institution", ...membership, memberRole: "owner" },
    institutionEmail: bank.email,
  };
}
