import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ConsentSteps } from "#app/components/introductions/consent-steps.tsx";
import { LiveMessages } from "#app/components/introductions/live-messages.tsx";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { askForExtensionForm } from "#app/domain/introductions/consent-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { askForExtension } from "#app/services/introductions/ask-for-extension.server.ts";
import { readConsentAsInstitution } from "#app/services/introductions/read-consent-as-institution.server.ts";
import { withdrawExtension } from "#app/services/introductions/withdraw-extension.server.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import { AskForMore } from "./ask-for-more.tsx";
import { AskedTable } from "./asked-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const read = await readConsentAsInstitution(ctx, actor, idParam(args.params, "introductionId"));
  const name = matterTitle(locale, read.introduction, { kind: "introduction", ...read.introduction });
  const title = translator(locale, "introduction")("askMore.title", { name });
  return { ...read, name, title, now: ctx.now() };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const introductionId = idParam(args.params, "introductionId");
  const form = await readForm(args, askForExtensionForm);
  if (form.act === "withdraw") {
    await withdrawExtension(ctx, actor, { introductionId, requestId: form.request });
  } else {
    const { added, days, words } = form;
    await askForExtension(ctx, actor, { introductionId, added, days: days ?? null, words });
  }
  return seeOther(paths.institution.introductionConsent(introductionId));
}

export default function ConsentAsInstitution() {
  const { introduction, active, hasExpired, steps, requests, name, title, now } =
    useLoaderData<typeof loader>();
  const t = useTranslations("introduction");
  const party = useTranslations("common.timeline");
  const isOpen = requests.some(({ status }) => status === "requested");
  return (
    <>
      <LiveMessages side="institution" asOf={now} />
      <PageHeader
        title={title}
        lead={t("askMore.lead")}
        crumbs={crumbTo(t("crumbs"), name, paths.institution.introduction(introduction.id))}
      >
        <span className="nowrap">{runningNumber("introduction", introduction.number)}</span>
      </PageHeader>
      <StaleFormNotice />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <AskedTable requests={requests} />
          <ConsentSteps
            steps={steps}
            names={{ company: t("institution.theCompany"), institution: party("you") }}
          />
        </div>
        <section className="decision" aria-labelledby="standing">
          <h2 id="standing">{t(active === null ? "askMore.none" : "askMore.standing")}</h2>
          {hasExpired ? <p>{t("askMore.over")}</p> : null}
          {active === null ? null : <ActiveConsentFacts consent={active} />}
          {active === null || isOpen ? null : <AskForMore key={requests.length} active={active} now={now} />}
        </section>
      </div>
    </>
  );
}
