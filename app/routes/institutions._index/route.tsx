import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { publicListSchema } from "#app/domain/figures/public-list.ts";
import { visitor } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { InstitutionsTable } from "./institutions-table.tsx";
import { InstitutionsToolbar } from "./institutions-toolbar.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const query = readQuery(args.request, publicListSchema);
  const t = translator(locale, "public");
  return {
    title: t("institutions.title"),
    description: t("descriptions.institutions"),
    query,
    ...(await readPublicInstitutions(ctx, actor, query, locale)),
  };
}

export default function Institutions() {
  const { query, rows, count, next } = useLoaderData<typeof loader>();
  const t = useTranslations("public.institutions");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <InstitutionsToolbar query={query} count={count} />
      {rows.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          actions={<LinkButton to={paths.institutions()}>{t("clear")}</LinkButton>}
        >
          {t("empty")}
        </EmptyState>
      ) : (
        <InstitutionsTable institutions={rows} query={query} />
      )}
      <Pagination
        isFirst={query.after === undefined}
        next={next}
        to={(after) => withQuery(paths.institutions(), { ...query, after })}
      />
    </>
  );
}
