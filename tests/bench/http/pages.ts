import type { TestApp } from "#tests/support/test-app.ts";
import type { ActGround } from "./acts.ts";

const password = "spring-thaw-2018";
/** The demonstration's accounts; the bank is the largest institution of each dataset. */
export const bank = { email: "institution@demo.longspring.test", password };
export const firm = { email: "company@demo.longspring.test", password };

export interface Page {
  name: string;
  path: string;
  as: "bank" | "firm" | "anybody";
}

/** Ranks a draft of the mandate on each opening. */
export const mandateEditor: Page = {
  name: "mandate editor, with its preview",
  path: "/institution/mandates/:mandateId",
  as: "bank",
};

/** The measured pages: those that each side opens often, and public ones. */
export const pages: readonly Page[] = [
  { name: "home", path: "/", as: "anybody" },
  { name: "institutions, public", path: "/institutions", as: "anybody" },
  { name: "funnel, public", path: "/funnel", as: "anybody" },
  { name: "deal flow of a bank", path: "/institution/opportunities", as: "bank" },
  { name: "pipeline board", path: "/institution/pipeline", as: "bank" },
  { name: "pipeline, one column", path: "/institution/pipeline?stage=offered", as: "bank" },
  mandateEditor,
  { name: "offers of a bank", path: "/institution/offers", as: "bank" },
  { name: "offers compared", path: "/company/offers", as: "firm" },
  { name: "funders of a prospect", path: "/company/funders", as: "firm" },
];

/** One of the bank's mandates in force. */
export async function activeMandateOfBank(app: TestApp): Promise<string> {
  const rows: { id: string }[] = await app.sql`select mandate.id from mandate
    join accounts.member m on m.organization_id = mandate.institution_id
    join accounts."user" u on u.id = m.user_id
    where u.email = ${bank.email} and mandate.status = 'active' order by mandate.number limit 1`;
  return rows[0]?.id ?? "";
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
