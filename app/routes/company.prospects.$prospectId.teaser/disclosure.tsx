import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import {
  type Disclosure,
  isSharedEnough,
  SHOWN_ATTRIBUTES,
  type ShownAttribute,
} from "#app/domain/prospects/generalisation.ts";
import { toReadWish } from "#app/domain/prospects/read-wish.ts";
import { useReply } from "#app/shared/reply.ts";
import type { Preview } from "./preview.ts";

/** The text for an attribute that is shown coarser than it is. */
function lessOf(one: ShownAttribute, { age, titles }: Disclosure, total: number) {
  if (one === "age" && age === "wide") return "wideAge";
  return one === "titles" && titles === total ? "noMore" : one;
}

/** The text on how many share it: before a moderator has reviewed the texts, there is no count. */
function messageOf(counted: Disclosure["counted"], isRecognisable: boolean) {
  if (counted === null) return "uncounted";
  if (isSharedEnough(counted)) return "shared";
  return isRecognisable ? "agreed" : "tooFew";
}

/** How many companies match the teaser, what was left out for that, and what the company prefers. */
export function DisclosurePart({ read }: { read: Preview }) {
  const t = useTranslations("prospect.disclosure");
  const reply = useReply();
  const { disclosure, wish, recognitions } = read;
  if (disclosure === null) return null;
  const { isRecognisable } = wish;
  const { counted, coarsened } = disclosure;
  const form = replyForm("disclosure", reply.act === "disclose" ? reply.form : null, {
    keep: wish.keep ?? "",
    isRecognisable,
  });
  // A choice that a colleague has made since is drawn anew: fields that keep an older one would take it back.
  const shown = toReadWish(wish);
  const message = messageOf(counted, isRecognisable);
  const count = t(message, { count: counted?.sharedBy ?? 0 });
  return (
    <Section id="disclosure" title={t("heading")} spaced={false}>
      <div className="stack">
        {message === "tooFew" ? (
          <Notice tone="due">
            <p>{count}</p>
          </Notice>
        ) : (
          <p>{count}</p>
        )}
        <p>{t("ownWords")}</p>
        {coarsened.length > 0 ? (
          <div>
            <p>{t(counted === null ? "coarseNow" : "coarse")}</p>
            <ul className="plain-list">
              {coarsened.map((one) => (
                <li key={one}>
                  {t(`less.${lessOf(one, disclosure, recognitions.length)}`, {
                    shown: disclosure.titles,
                    total: recognitions.length,
                  })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <PostForm key={Object.values(shown).join(" ")} sent={{ act: "disclose", ...shown }}>
          <SelectField
            field={form.field("keep")}
            label={t("keep")}
            options={SHOWN_ATTRIBUTES.map((one) => ({ value: one, label: t(`attributes.${one}`) }))}
            blank={t("noPreference")}
            optional
          />
          {counted !== null && isSharedEnough({ sharedBy: counted.sharedByAll }) && !isRecognisable ? null : (
            <CheckboxField
              field={form.field("isRecognisable")}
              label={
                counted === null ? t("recognisableSome") : t("recognisable", { count: counted.sharedByAll })
              }
              note={t("recognisableNote")}
            />
          )}
          <p className="note-line">{t("when")}</p>
          <div className="form-actions">
            <SubmitButton tone="secondary">{t("save")}</SubmitButton>
          </div>
        </PostForm>
      </div>
    </Section>
  );
}
