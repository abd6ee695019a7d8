import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { medianText, percentText } from "#app/components/public/figures.ts";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { RecordTable } from "#app/components/ui/table.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { listInstitutions } from "#app/services/public/list-institutions.server.ts";

type Institution = Awaited<ReturnType<typeof listInstitutions>>[number];

/** The verified institutions with their responsiveness, good or poor. */
export function InstitutionsTable({ institutions }: { institutions: readonly Institution[] }) {
  const t = useTranslations("public.institutions");
  const nameOf = useInstitutionName();
  return (
    <RecordTable
      caption={t("caption")}
      rows={institutions}
      columns={[
        {
          key: "name",
          head: t("name"),
          cell: (institution) => (
            <Link className="row-link" to={paths.publicInstitution(institution.id)}>
              {nameOf(institution)}
            </Link>
          ),
        },
        { key: "kind", head: t("kind"), cell: ({ kind }) => <Term of="institutionKinds" code={kind} /> },
        {
          key: "mandates",
          head: t("mandates"),
          number: true,
          cell: ({ mandatesInForce }) => formatCount(mandatesInForce),
        },
        {
          key: "answered",
          head: t("answered"),
          number: true,
          absent: ({ responsiveness }) => responsiveness === null,
          cell: ({ responsiveness: r }) => percentText(r?.answeredPercent ?? null),
        },
        {
          key: "median",
          head: t("median"),
          number: true,
          absent: ({ responsiveness }) => responsiveness?.median == null,
          cell: ({ responsiveness }) => {
            const days = responsiveness?.median;
            return days && t("workingDays", { days: medianText(days), count: Number(days) });
          },
        },
        {
          key: "responsiveness",
          head: t("responsiveness"),
          number: true,
          cell: ({ responsiveness: r }) =>
            r === null ? <span className="muted">{t("tooFew")}</span> : <b>{r.score}</b>,
        },
      ]}
    />
  );
}
