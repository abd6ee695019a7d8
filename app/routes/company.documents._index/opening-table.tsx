import { useLocale, useTranslations } from "use-intl";
import { RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";

type Opening = Awaited<ReturnType<typeof listDocumentsAsCompany>>["openings"][number];

/** Which institution opened which file, newest first. */
export function OpeningTable({ openings }: { openings: readonly Opening[] }) {
  const t = useTranslations("documents.openings");
  const locale = useLocale();
  if (openings.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <RecordTable
      caption={t("title")}
      rows={openings}
      columns={[
        {
          key: "what",
          head: t("what"),
          cell: ({ name, version, removedAt }) => (
            <>
              {t("version", { name, version: version ?? 1 })}
              {removedAt === null ? null : (
                <div className="small muted">
                  {t.rich("removed", { when: () => <Instant at={removedAt} /> })}
                </div>
              )}
            </>
          ),
        },
        { key: "who", head: t("who"), cell: ({ nameZh, nameEn }) => inLanguage(locale, nameZh, nameEn) },
        { key: "when", head: t("when"), cell: ({ openedAt }) => <Instant at={openedAt} /> },
      ]}
    />
  );
}
