import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { TeaserCard } from "#app/components/prospects/teaser-card.tsx";
import { TeaserFacts, TeaserTextsView } from "#app/components/prospects/teaser-texts.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readCaseTeaser } from "#app/services/moderation/read-case-teaser.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const read = await readCaseTeaser(ctx, actor, idParam(args.params, "caseId"));
  return { read, title: translator(locale, "admin")("case.asInstitutions") };
}

export default function TeaserPage() {
  const { read, title } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.case");
  const teaser = { ...read.teaser, number: runningNumber("prospect", read.number), version: read.version };
  const number = <span className="nowrap">{runningNumber("case", read.caseNumber)}</span>;
  return (
    <>
      <PageHeader
        title={title}
        lead={t("cohort", { count: read.sharedBy })}
        crumbs={crumbTo(t("crumbs"), number, adminPaths.case(read.caseId))}
      />
      <Section id="teaser" title={t("version", { version: read.version })} spaced={false}>
        <div className="stack">
          <TeaserCard teaser={teaser} />
          <TeaserFacts teaser={teaser} />
          <TeaserTextsView texts={read.teaser} />
        </div>
      </Section>
    </>
  );
}
