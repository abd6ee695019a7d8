import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FileStatus } from "#app/domain/codes/documents.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { withQuery } from "#app/shared/paths.ts";
import { LivePage } from "#app/components/live/live-page.tsx";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { AttachedFile } from "./attached-file.tsx";
import { MaskedNote } from "./masked-note.tsx";

interface Message {
  id: bigint;
  isOwn: boolean;
  isMine: boolean;
  /** Own colleagues; null for the other side. */
  writer: string | null;
  words: string;
  masked: readonly string[];
  writtenAt: Date;
  readAt: Date | null;
  /** The attached file, if the reader may see it now. */
  fileId: string | null;
  fileName: string | null;
  fileBytes: bigint | null;
  fileStatus: FileStatus | null;
}

export interface ThreadProps {
  thread: {
    messages: readonly Message[];
    earlier: string | null;
    isNewest: boolean;
    whyNotWrite: RefusalCode | null;
  };
  /** The other party, named as the page may name it. */
  other: string;
  /** URLs of the thread's page, of its files, and of its change stream. */
  page: string;
  files: string;
  changes: string;
  now: Date;
}

/** The messages of both sides, newest last, and the form for the next one. */
export function Thread({ thread, other, page, files, changes, now }: ThreadProps) {
  const t = useTranslations("introduction.thread");
  const { messages, earlier, isNewest, whyNotWrite } = thread;
  return (
    <Section id="messages" title={t("title")}>
      <LivePage changes={changes} asOf={now} about="messages" announcement={t("arrived")} />
      {earlier === null ? null : (
        <p className="small">
          <Link to={`${withQuery(page, { messages: earlier })}#messages`}>{t("earlier")}</Link>
        </p>
      )}
      {messages.length === 0 ? <Empty whyNotWrite={whyNotWrite} other={other} /> : null}
      <ol className="thread">
        {messages.map((message) => (
          <li key={String(message.id)} data-own={message.isOwn || undefined}>
            <Words message={message} other={other} files={files} />
          </li>
        ))}
      </ol>
      {isNewest ? null : (
        <p className="small">
          <Link to={`${page}#messages`}>{t("newest")}</Link>
        </p>
      )}
      {isNewest && whyNotWrite === null ? (
        <WriteForm messages={messages} other={other} files={files} />
      ) : null}
      {messages.length > 0 && whyNotWrite !== null ? <p className="small muted">{t("closed")}</p> : null}
    </Section>
  );
}

function Empty({ whyNotWrite, other }: { whyNotWrite: RefusalCode | null; other: string }) {
  const t = useTranslations("introduction.thread");
  if (whyNotWrite === null) return <p className="muted">{t("none", { other })}</p>;
  return <p className="muted">{t(whyNotWrite === "consent-missing" ? "before" : "closed")}</p>;
}

function Words({ message, other, files }: { message: Message; other: string; files: string }) {
  const t = useTranslations("introduction.thread");
  const { isOwn, isMine, writer, words, masked, writtenAt, readAt } = message;
  const who = isMine ? t("you") : isOwn ? (writer ?? t("colleague")) : other;
  return (
    <>
      <p className="thread__head">
        <b>{who}</b> <Instant at={writtenAt} />
      </p>
      <p className="thread__words">{words}</p>
      <AttachedFile
        file={{
          id: message.fileId,
          name: message.fileName,
          sizeBytes: message.fileBytes,
          status: message.fileStatus,
        }}
        files={files}
      />
      <MaskedNote kinds={masked} isOwn={isOwn} />
      {isOwn ? (
        <p className="thread__mark">
          {readAt === null ? t("unread") : t.rich("read", { other, when: () => <Instant at={readAt} /> })}
        </p>
      ) : null}
    </>
  );
}

interface WriteFormProps {
  messages: readonly Message[];
  other: string;
  files: string;
}

function WriteForm({ messages, other, files }: WriteFormProps) {
  const t = useTranslations("introduction.thread");
  const form = useActForm("write", { words: t("words") });
  // A sent message clears the field; an incoming one leaves unsent input alone.
  const sent = messages.findLast(({ isMine }) => isMine)?.id ?? 0n;
  const seen = String(messages.at(-1)?.id ?? 0n);
  const withFile = (
    <LinkButton to={files} tone="quiet">
      {t("withFile")}
    </LinkButton>
  );
  return (
    <ActForm form={form} key={String(sent)} sent={{ seen }} button={t("send")} beside={withFile}>
      <TextareaField {...form.labelled("words")} hint={t("wordsHint", { other })} rows={3} width="lg" />
    </ActForm>
  );
}
