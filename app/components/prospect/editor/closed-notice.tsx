import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import type { EditorRead } from "./editor-read.ts";

/** Why the draft can't be written in at present. */
export function ClosedNotice({ read }: { read: EditorRead }) {
  const t = useTranslations("prospect.closed");
  const { whyNotEdit, review, prospect } = read;
  if (whyNotEdit === null) return null;
  const version = String(review?.prospectVersion ?? prospect.latestVersion);
  const reason = review?.isOpen ? "review" : prospect.status === "funded" ? "funded" : "over";
  return (
    <Notice>
      <p>{t(reason, { version })}</p>
    </Notice>
  );
}
