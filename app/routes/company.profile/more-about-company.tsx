import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SizeClassView } from "#app/components/organizations/size-class.tsx";
import { RailSection } from "#app/components/ui/facts.tsx";
import type { readCompanyProfile } from "#app/services/organizations/read-company-profile.server.ts";
import { paths } from "#app/shared/paths.ts";

type Company = NonNullable<Awaited<ReturnType<typeof readCompanyProfile>>>;

/** The rest of a company's information, beside its profile. */
export function MoreAboutCompany({ company }: { company: Company }) {
  const t = useTranslations("company.profile");
  const { size, years, rights, recognitions } = company;
  return (
    <aside className="stack-lg" aria-label={t("more")}>
      <RailSection title={t("size")}>
        <SizeClassView size={size} />
      </RailSection>
      <RailSection title={t("figures")} action={<Link to={paths.company.figures()}>{useEdit()}</Link>}>
        <p className="small">
          {t("figuresText", { count: years.length, latest: String(years[0]?.year ?? "") })}
        </p>
      </RailSection>
      <RailSection title={t("rights")} action={<Link to={paths.company.rights()}>{useEdit()}</Link>}>
        <p className="small">
          {t("rightsText", { rights: rights.length, recognitions: recognitions.length })}
        </p>
      </RailSection>
    </aside>
  );
}

function useEdit(): string {
  return useTranslations("common.actions")("edit");
}
