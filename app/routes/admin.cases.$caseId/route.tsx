import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { caseForm } from "#app/domain/moderation/decision-form.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { findNextCase } from "#app/services/moderation/find-next-case.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { actOnCase } from "./act-on-case.server.ts";
import { CaseHeader } from "./case-header.tsx";
import { formatCase } from "./format-case.server.ts";
import { JustDecided } from "./just-decided.tsx";
import { Checks, History } from "./checks-and-history.tsx";
import { DECISION } from "./decision.ts";
import { LiveBar } from "./case-clock.tsx";
import { Changes } from "./changed-lines.tsx";
import { Panel } from "./panel.tsx";
import { WholeSubmission } from "./whole-submission.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const { decided } = readQuery(args.request, decidedBefore);
  const read = await readCase(ctx, actor, idParam(args.params, "caseId"), decided);
  const view = formatCase(locale, read, hasAdminNeed(actor.roles, "secure"));
  const number = runningNumber("case", view.case.number);
  return { view, title: translator(locale, "admin")("case.titleOf", { number }) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "moderate");
  const caseId = idParam(args.params, "caseId");
  const act = await readForm(args, caseForm(dayOf(ctx.now())));
  await actOnCase(ctx, actor, caseId, act);
  const isDecided = act.act !== "take" && act.act !== "assign";
  const next = isDecided ? await findNextCase(ctx, actor, caseId) : null;
  return seeOther(next === null ? adminPaths.case(caseId) : adminPaths.case(next, caseId));
}

/** The case decided just before this one was opened. */
const decidedBefore = z.object({ decided: z.uuid().optional().catch(undefined) });

export default function CasePage() {
  const { view } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.decision");
  const userId = useTranslations("admin.case")("reassignTo");
  const labels = { verdict: t("what"), codes: t("codes"), note: t("note"), answerBy: t("answerBy"), userId };
  const form = usePageForm<string>(DECISION, labels, { answerBy: view.answerBy });
  const noted = view.can.decide ? form : null;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <CaseHeader view={view} />
      <JustDecided view={view} />
      <RefusalNotice refusal={form.refusal} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <Changes view={view} form={noted} />
          <Checks view={view} />
          <WholeSubmission view={view} form={noted} />
          <History view={view} />
          <LiveBar view={view} />
        </div>
        <Panel view={view} form={form} />
      </div>
    </>
  );
}
