import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { accountItemsOf, type Person, type NavPlace } from "./nav-items.ts";
import { NavLinks } from "./nav-links.tsx";

interface AccountMenuProps extends Pick<Person, "name" | "organization" | "kind"> {
  at: NavPlace;
}

/** The account menu: who is signed in, and sign-out. */
export function AccountMenu({ name, organization: own, kind, at }: AccountMenuProps) {
  const t = useTranslations("common.nav");
  const organization = kind === "admin" ? t("operator") : own;
  return (
    <>
      <summary className="tool tool--org">
        <span className="tool__name">{organization ?? name}</span>
      </summary>
      <div className="popover__panel popover__panel--menu">
        <p className="small">
          <b>{name}</b>
          {organization === null ? null : <span className="muted">{organization}</span>}
        </p>
        <NavLinks items={accountItemsOf(kind)} at={at} />
        <SignOutForm look="menu__button" />
      </div>
    </>
  );
}

/** Signing out changes state, so it is a POST; the answer is a new document. */
export function SignOutForm({ look }: { look: string }) {
  const t = useTranslations("common.nav");
  return (
    <form method="post" action={paths.signOut()}>
      <button className={look} type="submit">
        {t("signOut")}
      </button>
    </form>
  );
}
