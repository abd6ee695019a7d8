import { useTranslations } from "use-intl";
import {
  ApplicationClock,
  OverdueNote,
  StoppedDecision,
} from "#app/components/applications/application-clock.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { COMPANY_DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { paths } from "#app/shared/paths.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";

type Read = Awaited<ReturnType<typeof readApplicationAsCompany>>;

interface CompanyPanelProps extends Pick<Read, "application" | "may" | "now"> {
  institution: string;
  /** How it ended, in words; null while it goes on. */
  ended: string | null;
}

/** Whose turn it is and by when, the state of the rest, and the withdrawal. */
export function CompanyPanel({ application, may, institution, ended, now }: CompanyPanelProps) {
  const t = useTranslations("application");
  const { status, waitsOn, offerId, introductionId, decisionDaysLeft, prospectId } = application;
  return (
    <section className="decision" aria-labelledby="decision">
      <h2 id="decision">{t(waitsOn === null ? "clock.over" : "clock.next")}</h2>
      {ended === null ? null : <p>{ended}</p>}
      <ApplicationClock application={application} viewer="company" other={institution} now={now} />
      <OverdueNote application={application} now={now} />
      {status === "submitted" ? <p className="small">{t("clock.theirLook", { institution })}</p> : null}
      {status === "offered" ? <p className="small">{t("clock.offer")}</p> : null}
      {status === "incomplete" ? <StoppedDecision days={decisionDaysLeft} /> : null}
      <div className="row">
        {offerId === null ? null : (
          <LinkButton to={paths.company.offer(offerId)} tone="primary">
            {t("decide.toOffer")}
          </LinkButton>
        )}
        <LinkButton to={paths.company.introduction(introductionId)}>{t("company.toIntroduction")}</LinkButton>
      </div>
      {may.reRoute ? (
        <div className="decision__part">
          <p className="small">{t("company.reRouteNote")}</p>
          <LinkButton to={paths.company.askSeveral(prospectId)}>{t("company.reRoute")}</LinkButton>
        </div>
      ) : null}
      {may.withdraw ? <WithdrawForm institution={institution} /> : null}
    </section>
  );
}

function WithdrawForm({ institution }: { institution: string }) {
  const t = useTranslations("application.company");
  const options = useOptions();
  const form = useActForm("withdraw-application", { reasonCode: t("why"), words: t("words") });
  return (
    <div className="decision__part">
      <More summary={t("withdrawTitle")} open={form.isAnswered}>
        <PostForm id={form.id}>
          <p className="small">{t("withdrawNote", { institution })}</p>
          <FormErrors errors={form.errors} refusal={form.refusal} />
          <SelectField
            {...form.labelled("reasonCode")}
            blank=""
            options={options("companyDeclineReasons", COMPANY_DECLINE_REASONS)}
          />
          <TextareaField
            {...form.labelled("words")}
            hint={t("wordsHint", { institution })}
            optional
            rows={2}
          />
          <div className="row">
            <SubmitButton tone="danger" act="withdraw-application">
              {t("withdraw")}
            </SubmitButton>
          </div>
        </PostForm>
      </More>
    </div>
  );
}
