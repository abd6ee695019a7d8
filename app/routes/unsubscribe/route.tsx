import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { stopEmailsForm } from "#app/domain/notifications/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { readStopLink } from "#app/services/notifications/read-stop-link.server.ts";
import { stopEmails } from "#app/services/notifications/stop-emails.server.ts";

/** Target of an e-mail's unsubscribe link, signed in or not. A GET unsubscribes nobody: programs follow links, too. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const { searchParams } = new URL(args.request.url);
  const token = searchParams.get("token") ?? "";
  const { stops } = await readStopLink(ctx, actor, { token });
  const isDone = searchParams.has("done");
  const title = translator(locale, "notifications")(isDone ? "stop.done" : "stop.title");
  return { title, token, stops, isDone };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const { token } = await readForm(args, stopEmailsForm);
  await stopEmails(ctx, actor, { token });
  return seeOther(paths.stopEmails(token, true));
}

export default function StopEmailsPage() {
  const { title, token, stops, isDone } = useLoaderData<typeof loader>();
  const t = useTranslations("notifications");
  const reply = useReply();
  const what = stops === "digest" ? t("stop.digest") : t(`groups.${stops}`);
  return (
    <>
      <ErrorSummary errors={errorsOfReply(reply.form, { token: t("stop.link") })} />
      <PageHeader title={title} lead={t(isDone ? "stop.doneLead" : "stop.lead", { what })} />
      <RefusalNotice refusal={reply.refusal} />
      {isDone ? (
        <LinkButton to={paths.emails()}>{t("stop.choose")}</LinkButton>
      ) : (
        <PostForm sent={{ token }}>
          <div className="row">
            <SubmitButton>{t("stop.submit")}</SubmitButton>
          </div>
        </PostForm>
      )}
    </>
  );
}
