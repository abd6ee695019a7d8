import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { holdRequestsForm } from "#app/domain/introductions/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { suspendedInShort } from "#app/http/answers/suspended-ask.server.ts";
import { stoppedInShort } from "#app/http/answers/stopped-institution.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { holdRequests } from "#app/services/introductions/hold-requests.server.ts";
import { listIntroductionsAsCompany } from "#app/services/introductions/list-introductions-as-company.server.ts";
import { Hold } from "./hold.tsx";
import { SentRequests, ActiveConsents, RequestsToAnswer } from "./ledger.tsx";
import { EndedIntroductions, AccessLog } from "./access-log.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { toAnswer, asked, inForce, ...rest } = await listIntroductionsAsCompany(ctx, actor);
  const withStopped = (row: (typeof asked)[number]) => ({
    ...row,
    stopped: stoppedInShort(locale, row) ?? suspendedInShort(locale, row.askSuspendedAt),
  });
  return {
    ...rest,
    toAnswer: toAnswer.map(withStopped),
    asked: asked.map(withStopped),
    inForce: inForce.map(withStopped),
    now: ctx.now(),
    title: translator(locale, "introduction")("company.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { act } = await readForm(args, holdRequestsForm);
  await holdRequests(ctx, actor, { isHeld: act === "hold" });
  return seeOther(paths.company.introductions());
}

export default function CompanyIntroductions() {
  const { toAnswer, asked, inForce, ended, seen, heldAt, now, title } = useLoaderData<typeof loader>();
  const t = useTranslations("introduction.company");
  const isEmpty = toAnswer.length + asked.length + inForce.length + ended.length === 0;
  return (
    <>
      <PageHeader title={title}>
        <span>{t("toAnswer", { count: toAnswer.length })}</span>
        <span>{t("inForce", { count: inForce.length })}</span>
        <span>{t("nobody")}</span>
      </PageHeader>
      {heldAt === null ? null : <Hold heldAt={heldAt} />}
      {isEmpty ? (
        <>
          <EmptyState
            title={t("empty")}
            steps={[t("emptyStep1"), t("emptyStep2")]}
            actions={<LinkButton to={paths.company.home()}>{t("toDashboard")}</LinkButton>}
          />
          {heldAt === null ? <Hold heldAt={null} /> : null}
        </>
      ) : (
        <>
          <RequestsToAnswer rows={toAnswer} now={now} />
          <SentRequests rows={asked} now={now} />
          {heldAt === null ? <Hold heldAt={null} /> : null}
          <ActiveConsents rows={inForce} />
          <AccessLog rows={seen} />
          <EndedIntroductions rows={ended} />
        </>
      )}
    </>
  );
}
