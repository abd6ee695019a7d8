import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { listProspects } from "#app/services/prospects/list-prospects.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const list = await listProspects(ctx, actor);
  return { title: translator(locale, "prospect")("title"), ...list, now: ctx.now() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const prospectId = await startProspect(ctx, actor);
  return seeOther(paths.company.prospectStep(prospectId, "brief"));
}

export default function ProspectsPage() {
  const { title, mayStart, oneAtATime, prospects, now } = useLoaderData<typeof loader>();
  const t = useTranslations("prospect.list");
  const { refusal } = useReply();
  const { column, figure } = columnsNamed(prospects, t);
  const start = (
    <PostForm className="row">
      <SubmitButton>{t("start")}</SubmitButton>
    </PostForm>
  );
  return (
    <>
      <PageHeader title={title} actions={prospects.length > 0 && mayStart ? start : undefined} />
      <RefusalNotice refusal={refusal} />
      {oneAtATime === null ? null : <p className="muted">{t("oneAtATime", { state: oneAtATime })}</p>}
      {prospects.length === 0 ? (
        <EmptyState
          title={t("empty")}
          steps={[t("emptyStep1"), t("emptyStep2"), t("emptyStep3")]}
          actions={start}
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <RecordTable
          caption={t("caption")}
          rows={prospects}
          columns={[
            column("prospect", (row) => (
              <>
                <Link className="row-link" to={paths.company.prospect(row.id)}>
                  {row.headline ?? t("untitled")}
                </Link>
                <small>{runningNumber("prospect", row.number)}</small>
              </>
            )),
            column("state", (row) => <StateBadge of="prospect" state={row.status} />),
            figure("sought", (row) => <Money fen={row.soughtFen} />),
            figure("confirmed", (row) => <Money fen={row.confirmedFen} moved={row.confirmedFen > 0n} />),
            figure("updated", (row) => <Ago at={row.updatedAt} now={now} />),
          ]}
        />
      )}
    </>
  );
}
