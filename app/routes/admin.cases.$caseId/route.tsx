import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { titleFromData } from "#app/components/layout/page-title.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm, type ReplyForm } from "#app/components/ui/reply-form.ts";
import { caseForm } from "#app/domain/moderation/decision-form.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/redirects.server.ts";
import { paths } from "#app/http/paths.ts";
import { useReply } from "#app/http/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { actOnCase } from "./act-on-case.server.ts";
import { AppealPanel } from "./appeal-panel.tsx";
import { ApplicationChecks } from "./application-checks.tsx";
import { ApplicationSent } from "./application.tsx";
import { AsInstitutions } from "./as-institutions.tsx";
import { CaseHeader } from "./case-header.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { History } from "./history.tsx";
import { LiveBar } from "./live-bar.tsx";
import { Outcome } from "./outcome.tsx";
import { SubmissionChecks } from "./submission-checks.tsx";
import { Changes, WholeSubmission } from "./submission.tsx";
import { type CaseView, DECISION } from "./view.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args);
  const view = await readCase(ctx, actor, idParam(args.params, "caseId"));
  return {
    view,
    title: translator(locale, "admin")("case.titleOf", { number: runningNumber("case", view.case.number) }),
  };
}

export const meta = titleFromData;

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args);
  const caseId = idParam(args.params, "caseId");
  await actOnCase(ctx, actor, caseId, await readForm(args, caseForm(dayOf(ctx.now()))));
  return seeOther(paths.admin.case(caseId));
}

export default function CasePage() {
  const { view } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.decision");
  const { form: reply, refusal } = useReply();
  const form = replyForm(DECISION, reply, { answerBy: view.answerBy });
  const { submission, application, now } = view;
  const noted = view.can.decide ? form : null;
  const labels = { verdict: t("what"), codes: t("codes"), note: t("note"), answerBy: t("answerBy") };
  return (
    <>
      <ErrorSummary errors={form.summary(labels)} />
      <CaseHeader view={view} />
      <RefusalNotice refusal={refusal} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          {submission ? (
            <>
              <Changes submission={submission} form={noted} />
              <SubmissionChecks checks={submission.checks} />
              <AsInstitutions submission={submission} />
              <WholeSubmission submission={submission} form={noted} now={now} />
            </>
          ) : null}
          {application ? (
            <>
              <ApplicationSent application={application} form={noted} now={now} />
              <ApplicationChecks checks={application.checks} />
            </>
          ) : null}
          <History view={view} />
          <LiveBar view={view} />
        </div>
        <Panel view={view} form={form} />
      </div>
    </>
  );
}

function Panel({ view, form }: { view: CaseView; form: ReplyForm }) {
  if (view.case.status === "appealed") return <AppealPanel view={view} form={form} />;
  return view.can.decide ? <DecisionForm view={view} form={form} /> : <Outcome view={view} />;
}
