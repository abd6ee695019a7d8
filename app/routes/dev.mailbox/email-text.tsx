import { useTranslations } from "use-intl";
import { Instant } from "#app/components/ui/when.tsx";

interface EmailTextProps {
  email: { to: string; subject: string; text: string; sentAt: Date };
}

/** An e-mail as plain text. Only its links are interpreted. */
export function EmailText({ email: { to, subject, text, sentAt } }: EmailTextProps) {
  const t = useTranslations("accounts.devMailbox");
  return (
    <article className="stack" aria-label={t("email")}>
      <h2>{subject}</h2>
      <p className="small muted">
        {t("to", { to })} · <Instant at={sentAt} />
      </p>
      {text
        .trim()
        .split("\n")
        .filter((line) => line !== "")
        .map((line, at) => (
          <p key={at}>{isLink(line) ? <a href={line}>{line}</a> : line}</p>
        ))}
    </article>
  );
}

function isLink(line: string): boolean {
  return /^https?:\/\/\S+$/.test(line);
}
