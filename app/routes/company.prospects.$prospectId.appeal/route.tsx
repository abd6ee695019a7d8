import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Refused } from "#app/components/ui/refused.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { TermList } from "#app/components/ui/term.tsx";
import { appealForm } from "#app/domain/moderation/decision-form.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { appealDecision } from "#app/services/moderation/appeal-decision.server.ts";
import { readProspect } from "#app/services/prospects/read-prospect.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const prospectId = idParam(args.params, "prospectId");
  const { prospect, review, whyNot } = await readProspect(ctx, actor, prospectId);
  // Nothing to appeal against, or appealed already: the prospect's page shows the state.
  if (prospect.status !== "rejected" || prospect.appealed || !review)
    throw redirect(paths.company.prospect(prospectId));
  const { reasonCodes, note } = review;
  const title = translator(locale, "prospect")("appeal.title");
  return { prospectId, reasonCodes, note, title, isBeside: whyNot.appeal === "prospect-open-already" };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const prospectId = idParam(args.params, "prospectId");
  const { note } = await readForm(args, appealForm);
  await appealDecision(ctx, actor, { prospectId, note });
  return seeOther(paths.company.prospect(prospectId));
}

export default function AppealPage() {
  const { prospectId, reasonCodes, note, title, isBeside } = useLoaderData<typeof loader>();
  const t = useTranslations("prospect");
  const form = usePageForm("appeal", { note: t("appeal.note") });
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={title}
        lead={t("appeal.lead")}
        crumbs={crumbTo(t("title"), t("title"), paths.company.prospect(prospectId))}
      />
      <div className="stack">
        <RefusalNotice refusal={form.refusal} />
        <Refused
          title={t("notes.rejectedTitle")}
          why={<TermList of="moderationReasons" codes={reasonCodes} />}
          whatNow={note ?? undefined}
        />
        {isBeside ? (
          <Notice>
            <p>{t("notes.appealBeside")}</p>
          </Notice>
        ) : (
          <PostForm id={form.id} submit={t("appeal.send")}>
            <TextareaField {...form.labelled("note")} hint={t("appeal.hint")} rows={8} required />
          </PostForm>
        )}
      </div>
    </>
  );
}
