import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SizeClassView } from "#app/components/organizations/size-class.tsx";
import { SidebarSection } from "#app/components/ui/facts.tsx";
import type { readCompanyProfile } from "#app/services/organizations/read-company-profile.server.ts";
import { paths } from "#app/shared/paths.ts";

type Company = NonNullable<Awaited<ReturnType<typeof readCompanyProfile>>>;

/** The rest of a company's information, beside its profile. */
export function MoreAboutCompany({ company }: { company: Company }) {
  const t = useTranslations("company.profile");
  const { size, years, rights, recognitions } = company;
  return (
    <aside className="stack-lg" aria-label={t("more")}>
      <SidebarSection title={t("size")}>
        <SizeClassView size={size} />
      </SidebarSection>
      <SidebarSection title={t("figures")} action={<Link to={paths.company.figures()}>{useEdit()}</Link>}>
        <p className="small">
          {t("figuresText", { count: years.length, latest: String(years[0]?.year ?? "") })}
        </p>
      </SidebarSection>
      <SidebarSection title={t("rights")} action={<Link to={paths.company.rights()}>{useEdit()}</Link>}>
        <p className="small">
          {t("rightsText", { rights: rights.length, recognitions: recognitions.length })}
        </p>
      </SidebarSection>
    </aside>
  );
}

function useEdit(): string {
  return useTranslations("common.actions")("edit");
}
