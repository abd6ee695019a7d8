import { useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { type DeletedKind, GOES, STAYS } from "#app/domain/deletion/inventory.ts";

/** What a deletion erases, and what stays: each with its reason and its end. */
export function InventoryLists({ kind }: { kind: DeletedKind }) {
  const t = useTranslations("accounts.deletion");
  const rows = STAYS[kind].map((id) => ({ id }));
  const { column } = columnsNamed(rows, t);
  return (
    <>
      <Section id="goes" spaced={false} title={t("goes")}>
        <ul className="plain-list">
          {GOES[kind].map((what) => (
            <li key={what}>{t(`gone.${kind}.${what}` as never)}</li>
          ))}
        </ul>
      </Section>
      <Section id="stays" spaced={false} title={t("stays")}>
        <RecordTable
          caption={t("stays")}
          rows={rows}
          columns={[
            column("what", ({ id }) => t(`stay.${id}.what`)),
            column("why", ({ id }) => t(`stay.${id}.why`)),
            column("until", ({ id }) => t(`stay.${id}.until`)),
          ]}
        />
      </Section>
    </>
  );
}
