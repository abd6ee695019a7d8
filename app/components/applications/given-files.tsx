import { useEffect, useState } from "react";
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
 * The documents that are open to the institution. A picture or a PDF is shown on the page when its reader asks for it:
 * only then is it fetched, as the company's log names each opening. All else is a download.
 */
export function GivenFiles({ files, introductionId, title }: GivenFilesProps) {
  const t = useTranslations("application.files");
  const [shown, setShown] = useState<string | null>(null);
  const { column, figure, buttons } = columnsNamed(files, t);
  const isShowable = useShowable();
  const preview = files.find(({ id }) => id === shown);
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
              isShowable(name) ? (
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
      {preview === undefined ? null : (
        <figure>
          {isPicture(preview.name) ? (
            <img
              className="preview"
              src={paths.institution.documentFile(introductionId, preview.id)}
              alt={preview.name}
            />
          ) : (
            <iframe
              className="preview preview--pages"
              src={`${paths.institution.framedFile(introductionId, preview.id)}#navpanes=0&view=FitH`}
              title={preview.name}
            />
          )}
          <figcaption className="small muted">{preview.name}</figcaption>
        </figure>
      )}
    </Section>
  );
}

function isPicture(name: string): boolean {
  return /\.(?:png|jpe?g)$/i.test(name);
}

/** Which files this browser shows: PDFs only where it has a viewer, which those of most phones have not. */
function useShowable(): (name: string) => boolean {
  const [hasViewer, setHasViewer] = useState(false);
  useEffect(() => setHasViewer(navigator.pdfViewerEnabled), []);
  return (name) => isPicture(name) || (hasViewer && /\.pdf$/i.test(name));
}
