import { useState } from "react";
import { useTranslations } from "use-intl";
import { DocumentKindName } from "#app/components/documents/file-facts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { paths } from "#app/shared/paths.ts";

interface GivenFile {
  id: string;
  kind: DocumentKind;
  name: string;
  version: number | null;
  openedAt: Date;
}

interface GivenFilesProps {
  files: readonly GivenFile[];
  introductionId: string;
  title: string;
}

/**
 * The documents that are open to the institution. A picture is shown on the page when its reader asks for it: only then
 * is it fetched, as the company's log names each opening. All else is a download, which the policy of files demands.
 */
export function GivenFiles({ files, introductionId, title }: GivenFilesProps) {
  const t = useTranslations("application.files");
  const [shown, setShown] = useState<string | null>(null);
  const { column, figure, buttons } = columnsNamed(files, t);
  const picture = files.find(({ id }) => id === shown);
  return (
    <Section id="files" title={title} note={files.length === 0 ? undefined : t("logged")} spaced={false}>
      {files.length === 0 ? (
        <p className="small muted">{t("none")}</p>
      ) : (
        <RecordTable
          caption={title}
          rows={files}
          columns={[
            column("name", ({ id, name }) => (
              <a href={paths.institution.documentFile(introductionId, id)}>{name}</a>
            )),
            column("kind", ({ kind }) => <DocumentKindName kind={kind} />),
            figure("version", ({ version }) => version),
            column("opened", ({ openedAt }) => <Instant at={openedAt} />),
            buttons("preview", ({ id, name }) =>
              isPicture(name) ? (
                <Button
                  type="button"
                  tone="quiet"
                  size="sm"
                  aria-pressed={id === shown}
                  onClick={() => setShown(id === shown ? null : id)}
                >
                  {t(id === shown ? "hide" : "show")}
                </Button>
              ) : null,
            ),
          ]}
        />
      )}
      {picture === undefined ? null : (
        <figure>
          <img
            className="preview"
            src={paths.institution.documentFile(introductionId, picture.id)}
            alt={picture.name}
          />
          <figcaption className="small muted">{picture.name}</figcaption>
        </figure>
      )}
    </Section>
  );
}

function isPicture(name: string): boolean {
  return /\.(?:png|jpe?g)$/i.test(name);
}
