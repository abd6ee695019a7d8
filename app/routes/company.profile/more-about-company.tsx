import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SizeClassView } from "#app/components/organizations/size-class.tsx";
import { RailBlock } from "#app/components/ui/facts.tsx";
import type { SizeResult } from "#app/domain/organizations/size-class.ts";
import { paths } from "#app/shared/paths.ts";

interface MoreProps {
  company: {
    size: SizeResult;
    years: readonly { year: number }[];
    rights: readonly unknown[];
    recognitions: readonly unknown[];
  };
}

/** The rest of a company's information, beside its profile. */
export function MoreAboutCompany({ company }: MoreProps) {
  const t = useTranslations("company.profile");
  const { size, years, rights, recognitions } = company;
  return (
    <aside className="stack-lg" aria-label={t("more")}>
      <section>
        <RailBlock title={t("size")}>
          <SizeClassView size={size} />
        </RailBlock>
      </section>
      <section>
        <RailBlock title={t("figures")} action={<Link to={paths.company.figures()}>{useEdit()}</Link>}>
          <p className="small">
            {t("figuresText", { count: years.length, latest: String(years[0]?.year ?? "") })}
          </p>
        </RailBlock>
      </section>
      <section>
        <RailBlock title={t("rights")} action={<Link to={paths.company.rights()}>{useEdit()}</Link>}>
          <p className="small">
            {t("rightsText", { rights: rights.length, recognitions: recognitions.length })}
          </p>
        </RailBlock>
      </section>
    </aside>
  );
}

function useEdit(): string {
  return useTranslations("common.actions")("edit");
}
