import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import * as dashboard from "#app/routes/company._index/route.tsx";
import * as figures from "#app/routes/company.figures/route.tsx";
import * as institutions from "#app/routes/company.institutions[.]csv/route.ts";
import * as profile from "#app/routes/company.profile/route.tsx";
import * as step from "#app/routes/company.prospects.$prospectId.$step/route.tsx";
import * as brief from "#app/routes/company.prospects.$prospectId.brief/route.tsx";
import * as companyStep from "#app/routes/company.prospects.$prospectId.company/route.tsx";
import * as teaserStep from "#app/routes/company.prospects.$prospectId.teaser/route.tsx";
import * as prospect from "#app/routes/company.prospects.$prospectId._index/route.tsx";
import * as prospects from "#app/routes/company.prospects._index/route.tsx";
import * as rights from "#app/routes/company.rights/route.tsx";
import { companiesIn } from "#tests/factories/companies.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testWeb } from "./test-web.ts";
import type { Browser } from "./browser.ts";

/** The company's pages, and a browser without JavaScript for their user. */
export function companyPages(app: TestApp) {
  const web = testWeb(
    app,
    {
      "/company": dashboard,
      "/company/profile": profile,
      "/company/figures": figures,
      "/company/rights": rights,
      "/company/institutions.csv": { ...institutions, isResource: true },
      "/company/prospects": prospects,
      "/company/prospects/:prospectId": prospect,
      "/company/prospects/:prospectId/brief": brief,
      "/company/prospects/:prospectId/company": companyStep,
      "/company/prospects/:prospectId/teaser": teaserStep,
      "/company/prospects/:prospectId/:step": step,
    },
    "en",
  );
  const given = companiesIn(app);
  const signIn = (actor: CompanyActor, isRegistered = true): Browser =>
    web.browser(web.sessions.company(actor, isRegistered));
  return {
    signIn,
    /** A person before their company's new prospect. */
    async writing(status: "draft" | "submitted" = "draft") {
      const company = await given.company();
      const prospectId = await given.prospect(company, { status });
      return { who: signIn(company), prospectId, at: `/company/prospects/${prospectId}` };
    },
  };
}
