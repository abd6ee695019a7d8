import { useTranslations } from "use-intl";
import { MaskedNote } from "#app/components/introductions/masked-note.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";

type Item = Awaited<ReturnType<typeof readApplicationAsInstitution>>["items"][number];

interface RequestedItemsProps {
  items: readonly Item[];
  introductionId: string;
}

/** Items that are shown at once; of more, the settled ones are folded away. */
const SHOWN_AT_ONCE = 20;

/** The institution's requested items, and their state. */
export function RequestedItems({ items, introductionId }: RequestedItemsProps) {
  const t = useTranslations("application.items");
  if (items.length === 0) return null;
  const isLong = items.length > SHOWN_AT_ONCE;
  const first = isLong ? items.filter(({ status }) => status === "requested") : items;
  const settled = isLong ? items.filter(({ status }) => status !== "requested") : [];
  return (
    <Section id="items" title={t("title")} spaced={false}>
      {first.length === 0 ? null : <ItemTable items={first} introductionId={introductionId} />}
      {settled.length === 0 ? null : (
        <More summary={t("settled", { count: settled.length })}>
          <ItemTable items={settled} introductionId={introductionId} />
        </More>
      )}
    </Section>
  );
}

function ItemTable({ items, introductionId }: RequestedItemsProps) {
  const t = useTranslations("application.items");
  const { column } = columnsNamed(items, t);
  return (
    <RecordTable
      caption={t("title")}
      rows={items}
      columns={[
        column("item", ({ code, words }) => (
          <>
            <Term of="requestedItems" code={code} />
            {words === null ? null : <small>{words}</small>}
          </>
        )),
        column("due", ({ dueOn }) => <Day day={dueOn} />),
        column("state", ({ status }) => <StateBadge of="item" state={status} />),
        column("said", (item) => <Provided item={item} introductionId={introductionId} />),
      ]}
    />
  );
}

/** The company's file, while it is open; or the text given instead. */
function Provided({ item, introductionId }: { item: Item; introductionId: string }) {
  const t = useTranslations("application.items");
  const { documentId, fileId, fileName, isFileOpen, noFileReason, note, noteMasked } = item;
  if (documentId !== null) {
    return fileId === null || !isFileOpen ? (
      <>{t("notOpen")}</>
    ) : (
      <a href={paths.institution.documentFile(introductionId, fileId)}>{fileName}</a>
    );
  }
  if (noFileReason === null && note === null) return <NotGiven />;
  return (
    <>
      <span className="whitespace-pre-line">
        {noFileReason === null ? note : t("noFileBecause", { reason: noFileReason })}
      </span>
      <MaskedNote kinds={noteMasked} isOwn={false} />
    </>
  );
}
