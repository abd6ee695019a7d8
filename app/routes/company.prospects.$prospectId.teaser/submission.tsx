import { useLocale, useTranslations } from "use-intl";
import { PostForm } from "#app/components/ui/form.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { formatDeadline } from "#app/i18n/format.ts";
import type { Preview } from "./preview.ts";

/** The declaration and the button; what the submission leads to. */
export function Submission({ read }: { read: Preview }) {
  const t = useTranslations("prospect.submit");
  const locale = useLocale();
  const { prospect, changed, isMaterial, now } = read;
  const deadline = formatDeadline(locale, read.answerBy, now);
  const isLive = changed !== null && prospect.liveVersion !== null;
  const version = String(prospect.liveVersion ?? 0);
  if (isLive && changed.length === 0) return <p className="muted">{t("unchanged", { version })}</p>;
  return (
    <Section id="submission" title={t("heading")} spaced={false}>
      <p>
        {isLive && !isMaterial
          ? t("immediate")
          : isLive
            ? t("changeText", { deadline, version })
            : t("text", { deadline })}
      </p>
      <PostForm
        sent={{ act: "submit", revision: prospect.draftRevision, isTrue: "on" }}
        submit={t(isLive ? "change" : prospect.latestVersion > 0 ? "again" : "button")}
      >
        <p>{t("declare")}</p>
      </PostForm>
    </Section>
  );
}
