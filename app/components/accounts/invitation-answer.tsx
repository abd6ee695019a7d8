import { useTranslations } from "use-intl";
import { PersonFields } from "./person-fields.tsx";
import { SignOutForm } from "#app/components/layout/account-menu.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { ComponentProps } from "react";
import { paths } from "#app/shared/paths.ts";

interface AnswerProps {
  invitation: { email: string; isKnown: boolean };
  /** The page of the invitation. */
  to: string;
  token: string;
  signedInAs: string | null;
  form: ComponentProps<typeof PersonFields>["form"];
}

/** The reader's options: accept, sign in first, choose a password, or sign out of the wrong account. */
export function InvitationAnswer({
  invitation: { email, isKnown },
  to,
  token,
  signedInAs,
  form,
}: AnswerProps) {
  const t = useTranslations("accounts.invitation");
  if (signedInAs !== null && signedInAs !== email) {
    return (
      <Notice tone="due" title={t("other")}>
        <p>{t("otherText", { present: signedInAs, email })}</p>
        <SignOutForm look="btn btn-secondary btn-sm" />
      </Notice>
    );
  }
  if (signedInAs === null && isKnown) {
    return (
      <>
        <p>{t("known")}</p>
        <p>
          <LinkButton to={paths.signIn(to)} tone="primary">
            {t("signIn")}
          </LinkButton>
        </p>
      </>
    );
  }
  return (
    <PostForm
      document
      sent={{ token, act: signedInAs === null ? "join" : "accept" }}
      submit={t(signedInAs === null ? "join" : "accept")}
    >
      {signedInAs === null ? (
        <>
          <p>{t("joinLead")}</p>
          <PersonFields form={form} />
        </>
      ) : null}
    </PostForm>
  );
}
