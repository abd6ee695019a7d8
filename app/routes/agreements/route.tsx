import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AgreementField } from "#app/components/accounts/agreement-field.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { agreementsForm } from "#app/domain/accounts/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { homeOf, requireUser } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptAgreements } from "#app/services/accounts/accept-agreements.server.ts";
import { safeReturn } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale, session } = await requireUser(args);
  const to = safeReturn(new URL(args.request.url).searchParams.get("to"));
  if (session.owesAcceptance !== true) return seeOther(to ?? homeOf(session));
  return { title: translator(locale, "accounts")("agreements.title"), to };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  const { to } = await readForm(args, agreementsForm);
  await acceptAgreements(ctx, session);
  return seeOther(safeReturn(to) ?? homeOf(session));
}

export default function AgreementsPage() {
  const { title, to } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.agreements");
  const form = usePageForm("agreements", { accepted: t("accept") });
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <RefusalNotice refusal={form.refusal} />
        <PostForm document sent={to === null ? {} : { to }} submit={t("submit")}>
          <AgreementField {...form.labelled("accepted")} />
        </PostForm>
      </div>
    </>
  );
}
