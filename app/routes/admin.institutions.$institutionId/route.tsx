import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LicenceFacts } from "#app/components/organizations/application-facts.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { requireAdmin } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { readInstitution } from "#app/services/organizations/read-institution.server.ts";
import { InstitutionRecord } from "./institution-record.tsx";
import { SuspensionNotice } from "./suspension-notice.tsx";
import { StatusForm } from "./status-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const view = await readInstitution(ctx, actor, idParam(args.params, "institutionId"));
  const { nameZh, nameEn } = view.institution;
  return { view, title: locale === "en" ? (nameEn ?? nameZh) : nameZh };
}

export default function InstitutionPage() {
  const { view } = useLoaderData<typeof loader>();
  const t = useTranslations("admin");
  const name = useName();
  const { institution, latestCase, values, now } = view;
  const { verifiedAt } = institution;
  return (
    <>
      <PageHeader
        title={name(institution)}
        crumbs={crumbTo(t("case.crumbs"), t("institutions.title"), adminPaths.institutions())}
      >
        <StateBadge of="institution" state={institution.status} />
        <span>
          <Term of="institutionKinds" code={institution.kind} />
        </span>
        <span>
          {verifiedAt
            ? t.rich("institution.verifiedAt", { when: () => <Ago at={verifiedAt} now={now} /> })
            : t("institution.neverVerified")}
        </span>
        {latestCase ? (
          <Link to={adminPaths.case(latestCase.id)}>
            {t("institution.latestCase")}{" "}
            <span className="nowrap">{runningNumber("case", latestCase.number)}</span>
          </Link>
        ) : null}
      </PageHeader>
      <div className="stack-lg">
        <SuspensionNotice institution={institution} confirmation={view.confirmation} events={view.events} />
        <div className="split split--panel-end">
          <div className="stack-lg">
            <Section id="licence" title={t("institution.licence")} spaced={false}>
              <LicenceFacts values={values} contact />
            </Section>
            <InstitutionRecord view={view} />
          </div>
          <StatusForm view={view} />
        </div>
      </div>
    </>
  );
}
