import { useTranslations } from "use-intl";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { paths } from "#app/shared/paths.ts";
import { MandateMeta } from "./mandate-meta.tsx";
import type { OutTexts } from "./format-funders.server.ts";

/** Mandates that do not fit, with the failed criteria: fewest first. */
export function IneligibleList({ out }: { out: readonly OutTexts[] }) {
  const t = useTranslations("matching.funders.out");
  const goTo = usePlainLinks();
  if (out.length === 0) return <EmptyState title={t("empty")} />;
  const { column } = columnsNamed(out, t);
  return (
    <NamedSection id="out" title={t("title")} heading="hidden">
      <p className="small muted">{t("note")}</p>
      <div onClick={goTo}>
        <Table
          caption={t("title")}
          rows={out}
          rowKey={({ number }) => number}
          columns={[
            column("mandate", (mandate) => (
              <>
                <a href={paths.publicInstitution(mandate.institutionId)}>{mandate.title}</a>
                <br />
                <span className="small muted">
                  <MandateMeta mandate={mandate} />
                </span>
              </>
            )),
            column("why", ({ misses }) => misses),
          ]}
        />
      </div>
    </NamedSection>
  );
}
