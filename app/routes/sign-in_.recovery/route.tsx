import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { FactorBegun } from "#app/components/accounts/factor-begun.tsx";
import { RecoveryCodes } from "#app/components/accounts/recovery-codes.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { ownRecoveryForm } from "#app/domain/recoveries/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { paths, safeReturn } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { beginRecovery } from "#app/services/recoveries/begin-recovery.server.ts";
import { cancelOwnRecovery } from "#app/services/recoveries/cancel-own-recovery.server.ts";
import { readWaitingRecovery } from "#app/services/recoveries/read-waiting-recovery.server.ts";
import { requestRecovery } from "#app/services/recoveries/request-recovery.server.ts";
import { useRecovery as recoverAccount } from "#app/services/recoveries/use-recovery.server.ts";
import { Claim } from "./claim.tsx";
import { RecoveryState } from "./recovery-state.tsx";
import { RequestRecovery } from "./request-recovery.tsx";
import { UseRecovery } from "./use-recovery.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const to = returnOf(args.request);
  const title = translator(locale, "accounts.recovery")("own.title");
  const addresses = { home: to ?? paths.signIn(), byCode: paths.signInCode(to), again: paths.signIn(to) };
  const client = clientOf(args);
  // Also of the answer that shows the new recovery codes: nobody waits any more then.
  if (!(await ctx.accounts.secondFactor.pendingUserId(client.cookie)))
    return { title, ...addresses, view: null };
  return { title, ...addresses, view: await readWaitingRecovery(ctx, actor, { client }) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const here = recoveryPaths.own(returnOf(args.request));
  const form = await readForm(args, ownRecoveryForm, { hide: ["claim", "code"] });
  const client = clientOf(args);
  switch (form.act) {
    case "request":
      // Shown by this response and never again.
      return await requestRecovery(ctx, actor, { client });
    case "cancel":
      await cancelOwnRecovery(ctx, actor, { client });
      return seeOther(here);
    case "begin":
      await beginRecovery(ctx, actor, { claim: form.claim, client });
      return seeOther(here);
    case "enrol": {
      const { headers, recoveryCodes } = await recoverAccount(ctx, actor, { code: form.code, client });
      return data({ recoveryCodes }, { headers });
    }
  }
}

export default function RecoveryPage() {
  const { title, view, home, byCode, again } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations("accounts.recovery.own");
  const codes = answer && "recoveryCodes" in answer ? answer.recoveryCodes : null;
  const claim = answer && "claim" in answer ? answer.claim : null;
  if (codes !== null || view === null) {
    return (
      <>
        <PageHeader title={title} lead={codes === null ? t("first") : t("done")} />
        {codes === null ? <RefusedOver to={again} /> : <RecoveryCodes codes={codes} to={home} />}
      </>
    );
  }
  const { recovery, setup } = view;
  const isUsable = recovery?.whyNotUse === null;
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        {claim === null ? null : <Claim claim={claim} />}
        {setup !== null ? <FactorBegun {...setup} demoCode={null} /> : null}
        {isUsable && setup === null ? <UseRecovery endsAt={recovery.endsAt} now={view.now} /> : null}
        {recovery?.isOpen ? (
          <RecoveryState recovery={recovery} now={view.now} />
        ) : (
          <RequestRecovery view={view} last={recovery} />
        )}
        <div className="stack">
          <p>
            <Link to={byCode}>{t("byCode")}</Link>
          </p>
          <p>
            <Link to={again}>{t("again")}</Link>
          </p>
        </div>
      </div>
    </>
  );
}

/** Nobody's password was given in this browser within the last minutes. */
function RefusedOver({ to }: { to: string }) {
  const t = useTranslations("accounts.recovery.own");
  const field = useTranslations("accounts.factor.fields");
  const { form, refusal } = useReply();
  return (
    <div className="stack-lg">
      <FormErrors
        errors={errorsOfReply(form, { claim: t("claim"), code: field("code") })}
        refusal={refusal}
      />
      <p>
        <Link to={to}>{t("again")}</Link>
      </p>
    </div>
  );
}

function returnOf(request: Request): string | undefined {
  return safeReturn(new URL(request.url).searchParams.get("to")) ?? undefined;
}
