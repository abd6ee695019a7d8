import { useTranslations } from "use-intl";
import { FileState } from "#app/components/documents/file-facts.tsx";
import { MaskedNote } from "#app/components/introductions/masked-note.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { ProvideItem } from "./provide-item.tsx";

type Read = Awaited<ReturnType<typeof readApplicationAsCompany>>;
type Item = Read["items"][number];

interface OwedItemsProps extends Pick<Read, "items" | "may"> {
  /** How the application ended; null while it goes on. */
  ended: string | null;
  institution: string;
  introductionId: string;
}

/** Items that the institution requests, by when; open ones have forms. */
export function OwedItems({ ended, items, may, institution, introductionId }: OwedItemsProps) {
  const t = useTranslations("application.items");
  const { form: reply } = useReply();
  if (items.length === 0) return null;
  const isOver = ended === null ? "no" : "yes";
  const owed = may.provide ? items.filter(({ status }) => status === "requested") : [];
  const answered = owed.find(({ id }) => id === reply?.initialValue?.["item"]) ?? owed[0];
  return (
    <Section id="items" title={t("companyTitle", { isOver, institution })} spaced={false}>
      <div className="stack">
        {owed.length === 0 ? null : <p className="small">{t("provideNote", { institution })}</p>}
        <ul className="tasks">
          {items.map((item) => (
            <li key={item.id}>
              <div className="stack">
                <h3>
                  <Term of="requestedItems" code={item.code} />
                </h3>
                {item.words === null ? null : <p>{item.words}</p>}
                <Provided item={item} institution={institution} />
              </div>
              <div className="tasks__side">
                <p>
                  <StateBadge of="item" state={item.status} />
                </p>
                <p className="small muted">
                  {t("due")} <Day day={item.dueOn} />
                </p>
              </div>
              {owed.includes(item) ? (
                <div className="col-span-full stack">
                  <ProvideItem
                    item={item}
                    introductionId={introductionId}
                    institution={institution}
                    isAnswered={item === answered}
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

/** The file of an item, its state and whether the institution may open it; or the text given instead. */
function Provided({ item, institution }: { item: Item; institution: string }) {
  const t = useTranslations("application.items");
  const { status, documentId, fileId, fileName, fileStatus, isFileOpen, noFileReason, note, noteMasked } =
    item;
  return (
    <>
      {fileId === null || fileStatus === null ? null : (
        <p>
          {fileStatus === "refused" ? fileName : <a href={paths.company.documentFile(fileId)}>{fileName}</a>}{" "}
          {documentId === null ? <FileState status={fileStatus} /> : null}
        </p>
      )}
      {fileStatus === "pending" ? <p>{t("checking")}</p> : null}
      {fileStatus === "clean" && documentId === null && status === "requested" ? (
        <p>{t("stayedClosed", { name: fileName ?? "" })}</p>
      ) : null}
      {documentId === null || isFileOpen ? null : <p>{t("closed", { institution })}</p>}
      {noFileReason === null ? null : (
        <>
          <p className="whitespace-pre-line">{t("noFileBecause", { reason: noFileReason })}</p>
          {status === "requested" ? <p className="small">{t("explained", { institution })}</p> : null}
        </>
      )}
      {note === null ? null : <p className="whitespace-pre-line">{note}</p>}
      <MaskedNote kinds={noteMasked} isOwn />
    </>
  );
}
