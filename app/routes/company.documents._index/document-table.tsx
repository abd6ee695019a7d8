import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { DocumentKindName, FileState } from "#app/components/documents/file-facts.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { DocumentOf } from "#app/domain/documents/by-document.ts";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";

type Document = Awaited<ReturnType<typeof listDocumentsAsCompany>>["documents"][number];
type File = (Document extends DocumentOf<infer Row> ? Row : never) & { id: string };

/** Every document: its latest version, older ones below, and who may see it. */
export function DocumentTable({ documents }: { documents: readonly Document[] }) {
  const t = useTranslations("documents.list");
  const locale = useLocale();
  const { column } = columnsNamed(documents, t);
  return (
    <RecordTable
      caption={t("name")}
      lines
      rows={documents}
      columns={[
        column("name", ({ newest, older }) => (
          <div className="link-list">
            <span>
              <FileLink file={newest} />
            </span>
            {older.length === 0 ? null : (
              <More summary={t("older", { count: older.length })}>
                <ul className="plain-list">
                  {older.map((file) => (
                    <li key={file.id}>
                      <FileLink file={file} /> {file.version}{" "}
                      <PostForm className="inline" sent={{ file: file.id }}>
                        <SubmitButton tone="quiet" size="sm" act="remove-version">
                          {t("remove")}
                          <span className="visually-hidden">
                            {" "}
                            {t("versionOf", { name: file.name, version: file.version ?? 1 })}
                          </span>
                        </SubmitButton>
                      </PostForm>
                    </li>
                  ))}
                </ul>
              </More>
            )}
          </div>
        )),
        column(
          "kind",
          ({ newest: { kind, version, sizeBytes } }) => (
            <>
              <span>
                <DocumentKindName kind={kind} />
              </span>
              <small>{t("versionAndSize", { version: version ?? 1, size: formatSize(sizeBytes) })}</small>
            </>
          ),
          { label: "" },
        ),
        column(
          "uploaded",
          ({ newest: { sealedAt } }) => (sealedAt === null ? null : <Instant at={sealedAt} />),
          { label: "", absent: ({ newest }) => newest.sealedAt === null },
        ),
        column("status", ({ newest }) => <FileState status={newest.status} />, { label: "" }),
        column("openTo", ({ openTo }) =>
          openTo.length === 0 ? (
            <span className="muted">{t("nobody")}</span>
          ) : (
            <ul className="link-list">
              {openTo.map(({ introductionId, nameZh, nameEn }) => (
                <li key={introductionId}>
                  <Link to={paths.company.introductionDocuments(introductionId)}>
                    {inLanguage(locale, nameZh, nameEn)}
                  </Link>
                </li>
              ))}
            </ul>
          ),
        ),
        column(
          "renew",
          ({ id, newest, openTo }) => (
            <div className="row">
              <LinkButton to={`${paths.company.documents({ replaces: id })}#upload`} size="sm">
                {t("newVersion")}
              </LinkButton>
              <More summary={t("remove")}>
                <PostForm className="stack">
                  <p className="small">
                    {t(openTo.length === 0 ? "removeNote" : "removeOpen", { name: newest.name })}
                  </p>
                  <input type="hidden" name="document" value={id} />
                  <div className="row">
                    <SubmitButton tone="danger" size="sm" act="remove">
                      {t("removeForGood")}
                      <span className="visually-hidden"> {newest.name}</span>
                    </SubmitButton>
                  </div>
                </PostForm>
              </More>
            </div>
          ),
          { label: "" },
        ),
      ]}
    />
  );
}

function FileLink({ file }: { file: Pick<File, "id" | "name" | "status"> }) {
  const isThere = file.status === "clean" || file.status === "pending";
  return isThere ? <a href={paths.company.documentFile(file.id)}>{file.name}</a> : <>{file.name}</>;
}
