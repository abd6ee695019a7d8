import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { secondFactorForm } from "#app/domain/accounts/second-factor-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { clientOf } from "#app/http/server/client.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { paths, safeReturn } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { enrolSecondFactor } from "#app/services/accounts/enrol-second-factor.server.ts";
import { readSecondFactor } from "#app/services/accounts/read-second-factor.server.ts";
import { renewRecoveryCodes } from "#app/services/accounts/renew-recovery-codes.server.ts";
import { startSecondFactor } from "#app/services/accounts/start-second-factor.server.ts";
import { listOwnRecoveries } from "#app/services/recoveries/list-own-recoveries.server.ts";
import { turnOffSecondFactor } from "#app/services/accounts/turn-off-second-factor.server.ts";
import { FactorBegun } from "#app/components/accounts/factor-begun.tsx";
import { FactorOff } from "./off.tsx";
import { FactorOn } from "./on.tsx";
import { PastRecoveries } from "./past-recoveries.tsx";
import { RecoveryCodes } from "#app/components/accounts/recovery-codes.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const title = translator(locale, "accounts.factor")("title");
  const factor = await readSecondFactor(ctx, session);
  return { title, to: returnOf(args.request), factor, recoveries: await listOwnRecoveries(ctx, session) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  const form = await readForm(args, secondFactorForm, { hide: ["password", "code"] });
  const here = paths.secondFactor(returnOf(args.request) ?? undefined);
  switch (form.act) {
    case "start":
      await startSecondFactor(ctx, session, { ...form, client: clientOf(args) });
      return seeOther(here);
    case "enrol":
      // Shown by this response and never again: the codes are in no address and no other page.
      return {
        recoveryCodes: await enrolSecondFactor(ctx, session, { ...form, address: clientOf(args).address }),
      };
    case "renew":
      return { recoveryCodes: await renewRecoveryCodes(ctx, session) };
    case "turn-off":
      await turnOffSecondFactor(ctx, session);
      return seeOther(here);
  }
}

export default function SecondFactorPage() {
  const { title, to, factor, recoveries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations("accounts.factor");
  const codes = answer && "recoveryCodes" in answer ? answer.recoveryCodes : null;
  return (
    <>
      <PageHeader title={title} lead={t("lead")} crumbs={crumbTo(t("back"), t("back"), paths.account())} />
      <div className="stack-lg">
        {codes === null ? null : <RecoveryCodes codes={codes} to={to ?? paths.secondFactor()} />}
        {to !== null && factor.status !== "on" ? (
          <Notice>
            <p>{t("needed")}</p>
          </Notice>
        ) : null}
        {factor.status === "off" ? <FactorOff /> : null}
        {factor.status === "begun" ? <FactorBegun {...factor} /> : null}
        {factor.status === "on" && codes === null ? <FactorOn {...factor} /> : null}
        <PastRecoveries rows={recoveries} />
      </div>
    </>
  );
}

function returnOf(request: Request): string | null {
  return safeReturn(new URL(request.url).searchParams.get("to"));
}
