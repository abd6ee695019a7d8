import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { useReply } from "#app/shared/reply.ts";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";

interface OneActProps {
  act: string;
  title: string;
  note: string;
  button: string;
}

/** One button that moves the deal, under one line that explains its effect. */
export function OneAct({ act, title, note, button }: OneActProps) {
  const { refusal } = useReply(act);
  return (
    <section className="decision" aria-labelledby={act}>
      <h2 id={act}>{title}</h2>
      <RefusalNotice refusal={refusal} />
      <p className="small">{note}</p>
      <PostForm className="row">
        <SubmitButton act={act}>{button}</SubmitButton>
      </PostForm>
    </section>
  );
}

/** The way to the review of a signature, from the page `of` its deal. */
export function ToSignature({ of }: { of: string }) {
  const t = useTranslations("deal.acts");
  return (
    <section className="decision" aria-labelledby="sign">
      <h2 id="sign">{t("signTitle")}</h2>
      <p className="small">{t("signNote")}</p>
      <div className="row">
        <LinkButton to={`${of}/sign`} tone="primary">
          {t("sign")}
        </LinkButton>
      </div>
    </section>
  );
}
