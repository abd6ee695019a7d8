import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { isGrave } from "#app/domain/accounts/grave-acts.ts";
import { confirmationProofForm } from "#app/domain/accounts/second-factor-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { confirmIdentity } from "#app/services/accounts/confirm-identity.server.ts";
import { readHeldForm } from "#app/services/accounts/read-held-form.server.ts";
import { readSecondFactor } from "#app/services/accounts/read-second-factor.server.ts";
import { ProofForms } from "./proof-forms.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const formId = idParam(args.params, "formId");
  const { fields, needsFactor, act } = await readHeldForm(ctx, session, { formId });
  const { demoCode } = await readSecondFactor(ctx, session);
  return {
    title: translator(locale, "accounts.factor")("confirm.title"),
    fields,
    act: isGrave(act) ? act : null,
    demoCode,
    isMissing: needsFactor && !session.hasFactor,
    hasFactor: session.hasFactor,
    isFresh: session.isFresh,
    setUp: paths.secondFactor(paths.confirm(formId)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  const hide = ["confirmationCode", "confirmationRecoveryCode", "confirmationPassword"];
  const proof = await readForm(args, confirmationProofForm, { hide });
  const { path } = await readHeldForm(ctx, session, { formId: idParam(args.params, "formId") });
  await confirmIdentity(ctx, session, proof, clientOf(args));
  // 307 makes the browser send the same fields again, there: with them the act goes on.
  return redirect(path, 307);
}

export default function ConfirmPage() {
  const { title, act, isMissing, setUp, ...page } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.factor.confirm");
  const { refusal } = useReply();
  const what = act === null ? null : <p className="lead">{t(`acts.${act}`)}</p>;
  if (isMissing) {
    return (
      <>
        <PageHeader title={title} lead={t("missing")} />
        {what}
        <LinkButton to={setUp} tone="primary" document>
          {t("setUp")}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} lead={page.isFresh ? t("fresh") : t("lead")} />
      <div className="stack-lg">
        {what}
        <RefusalNotice refusal={refusal} />
        <ProofForms {...page} />
      </div>
    </>
  );
}
