import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ErrorSummary, FormSection, PostForm } from "#app/components/ui/form.tsx";
import { EmptyState, Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { emailChoicesForm } from "#app/domain/notifications/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { chooseEmails } from "#app/services/notifications/choose-emails.server.ts";
import { readEmailChoices } from "#app/services/notifications/read-email-choices.server.ts";
import { GroupFields } from "./group-fields.tsx";
import { HourFields } from "./hour-fields.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const title = translator(locale, "notifications")("emails.title");
  const isSaved = new URL(args.request.url).searchParams.has("saved");
  return { title, isSaved, chosen: await readEmailChoices(ctx, session), email: session.email };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  await chooseEmails(ctx, session, await readForm(args, emailChoicesForm));
  return seeOther(withQuery(paths.emails(), { saved: 1 }));
}

export default function EmailsPage() {
  const { title, isSaved, chosen, email } = useLoaderData<typeof loader>();
  const t = useTranslations("notifications");
  const reply = useReply();
  const crumbs = crumbTo(t("emails.back"), t("emails.back"), paths.account());
  if (chosen === null) {
    return (
      <>
        <PageHeader title={title} crumbs={crumbs} />
        <RefusalNotice refusal={reply.refusal} />
        <EmptyState title={t("emails.noSeat")}>{t("emails.noSeatText")}</EmptyState>
      </>
    );
  }
  const { groups, hours, isTold } = chosen;
  const stored = { ...Object.fromEntries(groups.map(({ group, delivery }) => [group, delivery])), ...hours };
  const form = labelledForm<string>(replyForm("emails", reply.form, stored), {
    ...Object.fromEntries(groups.map(({ group }) => [group, t(`groups.${group}`)])),
    digestHour: t("emails.digestHour"),
    quietFrom: t("emails.quietFrom"),
    quietUntil: t("emails.quietUntil"),
    quietOnRestDays: t("emails.quietOnRestDays"),
  });
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={t("emails.lead", { email })} crumbs={crumbs} />
      <RefusalNotice refusal={reply.refusal} />
      {isSaved && form.errors.length === 0 ? <Notice live>{t("emails.saved")}</Notice> : null}
      {isTold ? null : <Notice>{t("emails.viewer")}</Notice>}
      <PostForm id={form.id} className="stack-lg" submit={t("emails.save")}>
        <FormSection title={t("emails.what")} text={t("emails.whatText")}>
          <GroupFields form={form} groups={groups} />
        </FormSection>
        <FormSection title={t("emails.when")} text={t("emails.whenText")}>
          <HourFields form={form} />
        </FormSection>
      </PostForm>
    </>
  );
}
