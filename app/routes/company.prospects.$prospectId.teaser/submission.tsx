import { useLocale, useTranslations } from "use-intl";
import { Consequences } from "#app/components/review/consequences.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { toReadWish } from "#app/domain/prospects/read-wish.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import type { Preview } from "./preview.ts";

const whole = ["expired", "changes_requested"] as const;

/** The declaration and the button; what the submission leads to. */
export function Submission({ read, ends }: { read: Preview; ends: readonly string[] }) {
  const t = useTranslations("prospect.submit");
  const locale = useLocale();
  const { prospect, wish, changed, isMaterial, now } = read;
  const deadline = formatDeadline(locale, read.answerBy, now);
  // What has expired is submitted again as a whole, changed or not.
  const isLive = changed !== null && whole.every((status) => status !== prospect.status);
  const version = String(prospect.liveVersion ?? 0);
  if (isLive && changed.length === 0) return <p className="muted">{t("unchanged", { version })}</p>;
  if (read.whyNot.submit === "prospect-open-already") return <p className="muted">{t("beside")}</p>;
  return (
    <Section id="submission" title={t("heading")} spaced={false}>
      <p>
        {isLive && !isMaterial
          ? t("immediate")
          : isLive
            ? t(prospect.status === "paused" ? "text" : "changeText", { deadline, version })
            : t("text", { deadline })}
      </p>
      <PostForm
        sent={{ act: "submit", revision: prospect.draftRevision, ...toReadWish(wish), isTrue: "on" }}
        submit={t(isLive ? "change" : prospect.latestVersion > 0 ? "again" : "button")}
      >
        {ends.length === 0 ? null : <Consequences sentences={ends} />}
        <p>{t("declare")}</p>
      </PostForm>
    </Section>
  );
}
