import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { paths } from "#app/shared/paths.ts";
import { MandateMeta } from "./mandate-words.tsx";
import type { IneligibleFunder } from "./shapes.ts";
import { useInstitutionOf } from "#app/components/public/institution-name.ts";

/** Mandates that do not fit, with the failed criteria: fewest first. */
export function IneligibleList({ out }: { out: readonly IneligibleFunder[] }) {
  const t = useTranslations("matching.funders.out");
  const names = useTranslations("matching.criteria");
  const words = useTranslations("common.words");
  const nameOf = useInstitutionOf();
  if (out.length === 0) return <EmptyState title={t("empty")} />;
  const { column } = columnsNamed(out, t);
  return (
    <NamedSection id="out" title={t("title")} heading="hidden">
      <p className="small muted">{t("note")}</p>
      <Table
        caption={t("title")}
        rows={out}
        rowKey={({ mandate }) => mandate.id}
        columns={[
          column("mandate", ({ mandate }) => (
            <>
              <Link to={paths.publicInstitution(mandate.institutionId)}>{nameOf(mandate)}</Link>
              <br />
              <span className="small muted">
                <MandateMeta mandate={mandate} />
              </span>
            </>
          )),
          column("why", ({ misses }) => misses.map((criterion) => names(criterion)).join(words("comma"))),
        ]}
      />
    </NamedSection>
  );
}
