import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import {
  coarsenedOf,
  type Generalisation,
  isSharedEnough,
  SHOWN_ATTRIBUTES,
  type ShownAttribute,
  whyNotShow,
} from "#app/domain/prospects/generalisation.ts";
import { useReply } from "#app/http/reply.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** The words for what is less than there is. */
function lessOf(one: ShownAttribute, { age, titles }: Generalisation, total: number) {
  if (one === "age" && age === "wide") return "wideAge";
  return one === "titles" && titles.length === total ? "noMore" : one;
}

/** How many firms match what the teaser shows, what was left out for that, and what the company would rather have. */
export function Disclosure({ read }: { read: ProspectRead }) {
  const t = useTranslations("prospect.disclosure");
  const reply = useReply();
  const { generalisation: chosen, wish, recognitions } = read;
  if (chosen === null) return null;
  const { isRecognisable } = wish;
  const { sharedBy } = chosen;
  const form = replyForm("disclosure", reply.act === "disclose" ? reply.form : null, {
    keep: wish.keep ?? "",
    isRecognisable,
  });
  const coarsened = coarsenedOf(chosen);
  return (
    <Section id="disclosure" title={t("heading")} spaced={false}>
      <div className="stack">
        {whyNotShow({ sharedBy, isRecognisable }) ? (
          <Notice tone="due">
            <p>{t("tooFew", { count: sharedBy })}</p>
          </Notice>
        ) : (
          <p>{t(isSharedEnough(chosen) ? "shared" : "agreed", { count: sharedBy })}</p>
        )}
        {coarsened.length > 0 ? (
          <div>
            <p>{t("coarse")}</p>
            <ul className="plain-list">
              {coarsened.map((one) => (
                <li key={one}>
                  {t(`less.${lessOf(one, chosen, recognitions.length)}`, {
                    ...{ shown: chosen.titles.length, total: recognitions.length },
                  })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <PostForm>
          <input type="hidden" name="act" value="disclose" />
          <SelectField
            field={form.field("keep")}
            label={t("keep")}
            options={SHOWN_ATTRIBUTES.map((one) => ({ value: one, label: t(`attributes.${one}`) }))}
            blank={t("noPreference")}
            optional
          />
          {isSharedEnough({ sharedBy: chosen.sharedByAll }) && !isRecognisable ? null : (
            <CheckboxField
              field={form.field("isRecognisable")}
              label={t("recognisable", { count: chosen.sharedByAll })}
              note={t("recognisableNote")}
            />
          )}
          <p className="note-line">{t("when")}</p>
          <div className="form-actions">
            <SubmitButton tone="quiet">{t("save")}</SubmitButton>
          </div>
        </PostForm>
      </div>
    </Section>
  );
}
