import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { medianText, wholePercentText } from "#app/components/public/figures.ts";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";

type Institution = Awaited<ReturnType<typeof readPublicInstitutions>>[number];

/** The verified institutions with their responsiveness, good or poor. */
export function InstitutionsTable({ institutions }: { institutions: readonly Institution[] }) {
  const t = useTranslations("public.institutions");
  const nameOf = useInstitutionName();
  const { column, figure } = columnsNamed(institutions, t);
  return (
    <RecordTable
      caption={t("caption")}
      rows={institutions}
      columns={[
        column("name", (institution) => (
          <Link className="row-link" to={paths.publicInstitution(institution.id)}>
            {nameOf(institution)}
          </Link>
        )),
        column("kind", ({ kind }) => <Term of="institutionKinds" code={kind} />),
        figure("mandates", ({ mandatesInForce }) => formatCount(mandatesInForce)),
        {
          ...figure("answered", ({ responsiveness: r }) => wholePercentText(r?.answeredPercent ?? null)),
          absent: ({ responsiveness }) => responsiveness === null,
        },
        {
          ...figure("median", ({ responsiveness }) => {
            const days = responsiveness?.median;
            return days && t("workingDays", { days: medianText(days), count: Number(days) });
          }),
          absent: ({ responsiveness }) => responsiveness?.median == null,
        },
        figure("responsiveness", ({ responsiveness: r }) =>
          r === null ? <span className="muted">{t("tooFew")}</span> : <b>{r.score}</b>,
        ),
      ]}
    />
  );
}
