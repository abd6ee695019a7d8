import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { type ActReply, useActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, type PostFormProps, SubmitButton } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { needsTypedAmount } from "#app/domain/review/typed-amount.ts";
import { ExactMoney } from "#app/components/ui/money.tsx";
import type { Reply } from "#app/shared/reply.ts";
import { Consequences } from "./consequences.tsx";

interface ReviewFormProps<Name extends string> extends Pick<PostFormProps, "sent"> {
  /** Where the form is posted to, if not to its own page. */
  action?: string;
  /** How a form with a file is sent, and by whom. */
  transport?: Pick<PostFormProps, "document" | "encType" | "need" | "onSubmit">;
  /** The answer to what was sent in another way than by the page's form. */
  reply?: Reply;
  act: string;
  title: string;
  /** The terms in short, above what follows from them. */
  terms: ReactNode;
  /** What the act closes, replaces, reveals and binds to: a sentence each; none where nothing can follow. */
  consequences: readonly ReactNode[];
  /** The amount that the act is about, if it is about money. */
  amountFen?: bigint;
  /** Labels of the act's own fields. */
  labels?: Readonly<Record<Name, string>>;
  /** Labels of terms on other pages, for their faults. */
  elsewhere?: Readonly<Record<string, string>>;
  fields?: (form: ActReply<Name | "typedAmount">) => ReactNode;
  /** Why it is not possible now: nothing is asked then, except of whom has been typing; what was typed stays in view. */
  whyNot?: RefusalCode | null;
  /** In place of the words of `whyNot`, where there is more to say. */
  whyText?: ReactNode;
  /** What stands above the button. */
  note?: ReactNode;
  /** Instead of the button: something comes first. */
  first?: ReactNode;
  button: string;
  /** It takes something away: the way back is then the louder button. */
  isDestructive?: boolean;
  back: { to: string; label: string };
}

/**
 * The last step before an act that binds: the terms, what follows, the amount typed by hand if it is large, and one
 * button. It works without script, and an answer with errors returns what was typed.
 */
export function ReviewForm<Name extends string = never>(props: ReviewFormProps<Name>) {
  const {
    act,
    action,
    title,
    terms,
    consequences,
    amountFen,
    labels,
    fields,
    whyNot = null,
    first = null,
  } = props;
  const t = useTranslations("review");
  const typedAmount = t("typed.label");
  const own = { ...labels, typedAmount } as Readonly<Record<Name | "typedAmount", string>>;
  const form = useActForm<Name | "typedAmount">(act, own, undefined, props.reply);
  const isPossible = whyNot === null && first === null;
  const [wasPossible] = useState(isPossible);
  const isAsked = wasPossible || isPossible || form.isAnswered;
  const isOwn = (id: string | undefined) => Object.keys(own).some((name) => id === `${form.id}-${name}`);
  const errors = form
    .summary({ ...props.elsewhere, ...own })
    .map((error) => (isOwn(error.id) ? error : { ...error, id: undefined }));
  // Other terms are in view than those for which the amount was typed.
  const isOutdated = form.refusal?.code.endsWith("-outdated") === true;
  return (
    <section className="decision" aria-labelledby={`${act}-title`}>
      <h2 id={`${act}-title`}>{title}</h2>
      <PostForm
        id={form.id}
        className="stack"
        sent={props.sent}
        {...(action === undefined ? {} : { action })}
        {...props.transport}
      >
        <FormErrors errors={errors} refusal={form.refusal} />
        {terms}
        <div className="stack">
          {consequences.length === 0 ? null : (
            <div>
              <h3>{t("follows")}</h3>
              <Consequences sentences={consequences} />
            </div>
          )}
          {isAsked ? fields?.(form) : null}
          {isAsked && amountFen !== undefined && needsTypedAmount(amountFen) ? (
            <NumberField
              key={isOutdated ? "again" : "first"}
              {...form.labelled("typedAmount")}
              {...(isOutdated ? { defaultValue: "" } : {})}
              hint={t.rich("typed.hint", { amount: () => <ExactMoney fen={amountFen} unit /> })}
              unit={t("typed.unit")}
              width="md"
            />
          ) : null}
          {props.note}
          {whyNot === null ? first : (props.whyText ?? <WhyNot code={whyNot} />)}
          <div className="row">
            {whyNot === null && first === null ? (
              <SubmitButton act={act} tone={props.isDestructive ? "ending" : "primary"}>
                {props.button}
              </SubmitButton>
            ) : null}
            <LinkButton to={props.back.to} tone={props.isDestructive ? "primary" : "secondary"}>
              {props.back.label}
            </LinkButton>
          </div>
        </div>
      </PostForm>
    </section>
  );
}
