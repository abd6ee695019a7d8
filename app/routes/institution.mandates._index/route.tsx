import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { WhoDoes } from "#app/components/ui/who-does.tsx";
import { hasWorkAccess, requireInstitution } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { listMandates } from "#app/services/mandates/list-mandates.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { MandateTable } from "./mandate-table.tsx";

/** Fewer rows than a page of deals: each has eight figures. */
const pageSize = 20;
const query = z.object({ after: z.string().max(200).optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireInstitution(args, { unverified: "drafts" });
  const { after } = readQuery(args.request, query);
  const list = await listMandates(ctx, actor, { after: after ?? null, size: pageSize });
  const t = translator(locale, "mandate");
  const isVerified = hasWorkAccess(session.membership);
  return {
    title: t("title"),
    after: after ?? null,
    ...list,
    /** What an institution without a mandate reads: while it is being verified nothing is counted for it. */
    empty: {
      title: t(isVerified ? "list.empty" : "list.emptyUnverified"),
      steps: [
        t("list.emptySteps.1"),
        t(isVerified ? "list.emptySteps.2" : "list.emptySteps.2Unverified"),
        t(isVerified ? "list.emptySteps.3" : "list.emptySteps.3Unverified"),
      ],
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "drafts" });
  const { mandateId } = await startMandate(ctx, actor);
  return seeOther(paths.institution.mandate(mandateId));
}

export default function MandatesPage() {
  const { title, mandates, next, after, mayWrite, empty } = useLoaderData<typeof loader>();
  const t = useTranslations("mandate");
  const { refusal } = useReply();
  const start = mayWrite ? (
    <PostForm className="row">
      <SubmitButton>{t("list.start")}</SubmitButton>
    </PostForm>
  ) : null;
  const url = paths.institution.mandates();
  return (
    <>
      <PageHeader title={title} lead={t("lead")} actions={mandates.length > 0 ? start : undefined} />
      <RefusalNotice refusal={refusal} />
      {mandates.length === 0 ? null : <WhoDoes isLead />}
      {mandates.length === 0 ? (
        <EmptyState title={empty.title} steps={empty.steps} actions={start ?? t("list.readOnly")} />
      ) : (
        <>
          <MandateTable mandates={mandates} />
          <Pagination
            isFirst={after === null}
            next={next}
            to={(cursor) => withQuery(url, { after: cursor })}
          />
        </>
      )}
    </>
  );
}
