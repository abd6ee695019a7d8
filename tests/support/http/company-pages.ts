import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import * as dashboard from "#app/routes/company._index/route.tsx";
import * as figures from "#app/routes/company.figures/route.tsx";
import * as institutions from "#app/routes/company.institutions[.]csv/route.ts";
import * as profile from "#app/routes/company.profile/route.tsx";
import * as step from "#app/routes/company.prospects.$prospectId.$step/route.tsx";
import * as companyStep from "#app/routes/company.prospects.$prospectId.company/route.tsx";
import * as teaserStep from "#app/routes/company.prospects.$prospectId.teaser/route.tsx";
import * as prospect from "#app/routes/company.prospects.$prospectId._index/route.tsx";
import * as prospects from "#app/routes/company.prospects._index/route.tsx";
import * as rights from "#app/routes/company.rights/route.tsx";
import type { TestApp } from "#tests/support/test-app.ts";
import { browser, type Browser } from "./browser.ts";
import { openWeb, type OpenWeb } from "./open-web.ts";
import { seated, sessionOf } from "./seated.ts";
import { smallPages } from "./small-pages.ts";

/** The pages on which a company writes, and a browser without script for whoever sits at them. */
export async function openCompanyPages(
  app: TestApp,
): Promise<OpenWeb & { sit: (actor: CompanyActor, isRegistered?: boolean) => Browser }> {
  const seats = new Map<string, Session>();
  const pages = smallPages({
    "/company": dashboard,
    "/company/profile": profile,
    "/company/figures": figures,
    "/company/rights": rights,
    "/company/institutions.csv": { ...institutions, isResource: true },
    "/company/prospects": prospects,
    "/company/prospects/:prospectId": prospect,
    "/company/prospects/:prospectId/company": companyStep,
    "/company/prospects/:prospectId/teaser": teaserStep,
    "/company/prospects/:prospectId/:step": step,
  });
  const web = await openWeb(seated(app.web, seats), pages);
  return {
    ...web,
    sit({ userId, companyId, memberRole }, isRegistered = true) {
      const seat = { kind: "company", companyId, name: "Chengguang", memberRole, isRegistered } as const;
      const name = `seat${seats.size}`;
      seats.set(name, sessionOf(userId, seat));
      const who = browser(web.url, app.web.config.web.publicOrigin, { "accept-language": "en" });
      who.cookies.set("seat", name);
      return who;
    },
  };
}
