import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { AskFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { AskFitPanel } from "#app/components/prospects/editor/ask-fit.tsx";
import { DraftForm } from "#app/components/prospects/editor/draft-form.tsx";
import { typedValues } from "#app/components/prospects/typed-values.ts";
import { SidebarSection } from "#app/components/ui/facts.tsx";
import { SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { briefValues } from "#app/domain/prospects/brief-fields.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { paths } from "#app/shared/paths.ts";
import { BriefFields, useBriefLabels } from "./brief-fields.tsx";

interface BriefPageProps {
  title: string;
  read: ProspectRead;
  lastYear: number;
  fit: AskFitTexts;
}

/** The ask on one page: what matching and moderation need; all else is reached from it. */
export function BriefPage({ title, read, lastYear, fit }: BriefPageProps) {
  const t = useTranslations("brief");
  const actions = useTranslations("common.actions");
  const { id, number } = read.prospect;
  return (
    <DraftForm
      read={read}
      name="brief"
      legend={title}
      stored={() => typedValues(briefValues(read.draft, lastYear))}
      labels={useBriefLabels(lastYear)}
      fields={(form) => <BriefFields form={form} read={read} lastYear={lastYear} />}
      actions={
        <div className="form-actions">
          <SubmitButton>{actions("saveAndContinue")}</SubmitButton>
        </div>
      }
      page={({ errors, status, answer, body }) => (
        <>
          {errors}
          <PageHeader title={title} lead={t("lead")}>
            <span className="nowrap">{runningNumber("prospect", number)}</span>
            {status}
            <Link to={paths.company.prospectStep(id, "business")}>{t("toSteps")}</Link>
          </PageHeader>
          <div className="split split--rail-end">
            {body}
            <aside className="stack-lg stick" aria-label={t("beside")}>
              <AskFitPanel loaded={fit} answer={answer} />
              <Later prospectId={id} />
            </aside>
          </div>
        </>
      )}
    />
  );
}

/** What may be added at any time, and where. */
function Later({ prospectId }: { prospectId: string }) {
  const t = useTranslations("brief.later");
  const step = (name: string) => paths.company.prospectStep(prospectId, name);
  const places = [
    ["texts", step("business")],
    ["people", step("people")],
    ["figures", step("figures")],
    ["rights", step("ip")],
    ["certificates", paths.company.rights()],
    ["ask", step("ask")],
  ] as const;
  return (
    <SidebarSection title={t("title")}>
      <p className="small">{t("text")}</p>
      <ul className="plain-list small">
        {places.map(([what, to]) => (
          <li key={what}>
            <Link to={to}>{t(what)}</Link>
          </li>
        ))}
      </ul>
    </SidebarSection>
  );
}
