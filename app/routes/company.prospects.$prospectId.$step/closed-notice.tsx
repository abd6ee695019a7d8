import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** Why the draft can't be written in at present. */
export function ClosedNotice({ read }: { read: ProspectRead }) {
  const t = useTranslations("prospect.submit");
  const { whyNotEdit, review, prospect } = read;
  if (whyNotEdit === null) return null;
  if (!review?.isOpen) return <WhyNot code={whyNotEdit} />;
  return (
    <Notice>
      <p>{t("closed", { version: String(review.prospectVersion ?? prospect.latestVersion) })}</p>
    </Notice>
  );
}
