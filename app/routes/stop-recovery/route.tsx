import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { stopRecoveryForm } from "#app/domain/recoveries/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { readStopRecovery } from "#app/services/recoveries/read-stop-recovery.server.ts";
import { stopRecoveryByLink } from "#app/services/recoveries/stop-recovery-by-link.server.ts";

/** Target of the link in the person's e-mails, signed in or not. A GET stops nothing: programs follow links, too. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const token = new URL(args.request.url).searchParams.get("token") ?? "";
  const { isOpen } = await readStopRecovery(ctx, actor, { token });
  const title = translator(locale, "accounts.recovery")(isOpen ? "stop.title" : "stop.done");
  return { title, token, isOpen };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const { token } = await readForm(args, stopRecoveryForm);
  await stopRecoveryByLink(ctx, actor, { token });
  return seeOther(recoveryPaths.stop(token));
}

export default function StopRecoveryPage() {
  const { title, token, isOpen } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.recovery.stop");
  const reply = useReply();
  return (
    <>
      <ErrorSummary errors={errorsOfReply(reply.form, { token: t("link") })} />
      <PageHeader title={title} lead={t(isOpen ? "lead" : "doneLead")} />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        {isOpen ? (
          <PostForm sent={{ token }}>
            <div className="row">
              <SubmitButton tone="danger">{t("submit")}</SubmitButton>
            </div>
          </PostForm>
        ) : null}
        <p>
          <LinkButton to={paths.forgotPassword()}>{t("password")}</LinkButton>
        </p>
      </div>
    </>
  );
}
