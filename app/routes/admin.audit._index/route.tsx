import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { eventFilterSchema } from "#app/domain/events/event-filter.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listEvents } from "#app/services/audit/list-events.server.ts";
import { readLastSeal } from "#app/services/audit/read-last-seal.server.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { LastSeal } from "./last-seal.tsx";
import { EventTable } from "./event-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "secure");
  const filter = readQuery(args.request, eventFilterSchema);
  return {
    page: await listEvents(ctx, actor, filter),
    seal: await readLastSeal(ctx, actor),
    filter,
    title: translator(locale, "admin")("audit.title"),
  };
}

export default function AuditPage() {
  const { page, filter, seal } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.audit");
  const actions = useTranslations("common.actions");
  const { after, ...rest } = filter;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton to={withQuery(adminPaths.trailCsv(), rest)} tone="quiet" document>
            {actions("exportCsv")}
          </LinkButton>
        }
      />
      <div className="stack">
        <LastSeal seal={seal} />
        <AuditFilters filter={rest} />
        {page.rows.length > 0 ? (
          <EventTable rows={page.rows} filter={rest} />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        )}
        <Pagination
          isFirst={after === undefined}
          next={page.next}
          to={(cursor) => withQuery(adminPaths.trail(), { ...rest, after: cursor })}
        />
      </div>
    </>
  );
}
