import { useTranslations } from "use-intl";
import { paths } from "#app/http/paths.ts";
import { accountItemsOf, type Person } from "./nav-items.ts";
import { NavLinks } from "./nav-links.tsx";

/** Who one is here, and the way out. */
export function AccountMenu({ person }: { person: Person }) {
  const t = useTranslations("common.nav");
  const organization = person.kind === "admin" ? t("operator") : person.organization;
  return (
    <details className="popover tool--wide">
      <summary className="tool tool--org">
        <span className="tool__name">{organization ?? person.name}</span>
      </summary>
      <div className="popover__panel popover__panel--menu">
        <p className="small">
          <b>{person.name}</b>
          {organization === null ? null : <span className="muted">{organization}</span>}
        </p>
        <NavLinks items={accountItemsOf(person)} />
        <SignOutForm look="menu__button" />
      </div>
    </details>
  );
}

/** Signing out is an act, so it posts; the answer is a new document. */
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
