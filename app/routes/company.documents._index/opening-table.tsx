import { useLocale, useTranslations } from "use-intl";
import { LogTable } from "#app/components/ui/log-table.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";

type Opening = Awaited<ReturnType<typeof listDocumentsAsCompany>>["openings"][number];

/** Which institution opened which file, newest first. */
export function OpeningTable({ openings }: { openings: readonly Opening[] }) {
  const t = useTranslations("documents.openings");
  const locale = useLocale();
  if (openings.length === 0) return <p className="muted">{t("none")}</p>;
  const { column } = columnsNamed(openings, t);
  return (
    <LogTable
      caption={t("title")}
      rows={openings}
      columns={[
        column("what", ({ name, version, removedAt }) => (
          <>
            {t("version", { name, version: version ?? 1 })}
            {removedAt === null ? null : (
              <div className="small muted">
                {t.rich("removed", { when: () => <Instant at={removedAt} /> })}
              </div>
            )}
          </>
        )),
        column("who", ({ nameZh, nameEn }) => inLanguage(locale, nameZh, nameEn), { label: "" }),
        column("when", ({ openedAt }) => <Instant at={openedAt} />, { label: "" }),
      ]}
    />
  );
}
