import { hasNeed, type MemberRole, type Need } from "#app/domain/accounts/member-roles.ts";
import { paths } from "#app/shared/paths.ts";
import { ACTS } from "#tests/support/access/acts.ts";

/** One button of a page's main part that would send a form. */
export interface OfferedAct {
  /** The form's address, with `:id` for each id. */
  at: string;
  /** Its value, or that of the address. "send" without both. */
  act: string;
}

const withoutIds = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id");

/** What of a page's main part could be sent: the forms, but for what is in a disabled part of them. */
export function actsOn(path: string, html: string): OfferedAct[] {
  const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? "";
  return [...main.matchAll(/<form\b[^>]*method="post".*?<\/form>/gs)].flatMap(([form]) => {
    // What a person has seen is their own.
    if (form.includes(`action="${paths.visits()}`)) return [];
    const to = (/<form\b[^>]*\baction="([^"]*)"/.exec(form)?.[1] ?? "").replaceAll("&amp;", "&");
    const open = form.replace(/<fieldset\b[^>]* disabled="".*<\/fieldset>/gs, "");
    const named = /<input type="hidden" name="act" value="([^"]*)"/.exec(open)?.[1];
    return [...open.matchAll(/<button\b[^>]*type="submit"[^>]*>/g)].map(([button]) => {
      const url = new URL(
        (/formaction="([^"]*)"/i.exec(button)?.[1] ?? to).replaceAll("&amp;", "&"),
        `http://page${path}`,
      );
      const act = / value="([^"]*)"/.exec(button)?.[1] ?? named ?? url.searchParams.get("act") ?? "send";
      return { at: withoutIds(url.pathname), act };
    });
  });
}

/** The address of a route, as `actsOn` writes it: "institution.deals.$dealId_.end" is /institution/deals/:id/end. */
const addressOf = (route: string): string =>
  `/${route
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => (part.startsWith("$") ? ":id" : part.replace(/_$/, "")))
    .join("/")}`;

const declared = Object.entries(ACTS).flatMap(([need, acts]) =>
  acts.map((line) => {
    const [route = "", ...act] = line.split(" ");
    return { need: need as Need, at: addressOf(route), act: act.join(" ") };
  }),
);

/** Forms that don't name their act. */
const unnamed: Readonly<Record<string, string>> = {
  "/institution/billing": "profile",
  "/institution/billing/agreement": "accept",
};

/** What the act requires by `tests/support/access/acts.ts`. */
function needOf({ at, act }: OfferedAct): Need {
  const name = act === "send" ? unnamed[at] : act;
  return declared.find((one) => one.at === at && one.act === name)?.need ?? "work";
}

/** Whether a page may offer the act to this role. */
export const isFor = (role: MemberRole, act: OfferedAct): boolean => hasNeed(role, needOf(act));
