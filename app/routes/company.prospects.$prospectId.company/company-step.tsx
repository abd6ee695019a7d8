import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Term, SectorPath } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import { STEP_FIELDS } from "#app/domain/prospects/step-fields.ts";
import { paths } from "#app/shared/paths.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { ReviewNotice } from "#app/components/prospects/editor/step-notes.tsx";

type Company = NonNullable<ProspectDraft["company"]>;

/** The company as the next version will freeze it; it is edited in the profile. */
export function CompanyStep({ read }: { read: ProspectRead }) {
  const t = useTranslations("prospect");
  const actions = useTranslations("common.actions");
  const company = read.draft.company ?? {};
  return (
    <div className="stack-lg">
      <ReviewNotice read={read} />
      <FactList>
        {(STEP_FIELDS.company as readonly (keyof Company)[]).map((name) => (
          <Fact
            key={name}
            label={t(`fields.company.${name}`)}
            value={<CompanyValue name={name} company={company} />}
          />
        ))}
      </FactList>
      <p className="note-line">{t("company.changes")}</p>
      <div className="form-actions">
        <LinkButton tone="primary" to={paths.company.prospectStep(read.prospect.id, "business")}>
          {actions("continue")}
        </LinkButton>
        <LinkButton to={paths.company.profile()}>{t("company.edit")}</LinkButton>
      </div>
    </div>
  );
}

function CompanyValue({ name, company }: { name: keyof Company; company: Company }) {
  const value = company[name];
  if (value === undefined) return <NotGiven />;
  if (name === "sector") return <SectorPath code={value} />;
  if (name === "district") return <Term of="districts" code={value} />;
  if (name === "establishedOn") return <Day day={value} />;
  return <>{value}</>;
}
