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
import type { BriefTexts } from "./brief-texts.server.ts";
import { BriefFields, useBriefLabels } from "./brief-fields.tsx";

interface BriefPageProps {
  texts: BriefTexts;
  read: ProspectRead;
  lastYear: number;
  fit: AskFitTexts;
}

/** The ask on one page: what matching and moderation need; all else is reached from it. */
export function BriefPage({ texts, read, lastYear, fit }: BriefPageProps) {
  const actions = useTranslations("common.actions");
  const { id, number } = read.prospect;
  return (
    <DraftForm
      read={read}
      name="brief"
      legend={texts.title}
      stored={() => typedValues(briefValues(read.draft, lastYear))}
      labels={useBriefLabels(texts)}
      fields={(form) => <BriefFields form={form} read={read} texts={texts} />}
      actions={
        <div className="form-actions">
          <SubmitButton>{actions("saveAndContinue")}</SubmitButton>
        </div>
      }
      page={({ errors, status, answer, body }) => (
        <>
          {errors}
          <PageHeader title={texts.title} lead={texts.lead}>
            <span className="nowrap">{runningNumber("prospect", number)}</span>
            {status}
            <Link to={paths.company.prospectStep(id, "business")}>{texts.toSteps}</Link>
          </PageHeader>
          <div className="split split--rail-end">
            {body}
            <aside className="stack-lg stick" aria-label={texts.beside}>
              <AskFitPanel isBeside loaded={fit} answer={answer} />
              <Later prospectId={id} texts={texts.later} />
            </aside>
          </div>
        </>
      )}
    />
  );
}

/** What may be added at any time, and where. */
function Later({ prospectId, texts }: { prospectId: string; texts: BriefTexts["later"] }) {
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
    <SidebarSection title={texts.title}>
      <div className="stack small">
        <p>{texts.text}</p>
        <ul className="plain-list">
          {places.map(([what, to]) => (
            <li key={what}>
              <Link to={to}>{texts[what]}</Link>
            </li>
          ))}
        </ul>
      </div>
    </SidebarSection>
  );
}
