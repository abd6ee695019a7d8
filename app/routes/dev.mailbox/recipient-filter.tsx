import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import { paths } from "#app/shared/paths.ts";

/** Filters the mailbox by one address, which is then in the page's URL. */
export function RecipientFilter({ to }: { to: string | null }) {
  const t = useTranslations("accounts.devMailbox");
  return (
    <Form className="row items-end" role="search" action={paths.mailbox()}>
      <TextField
        field={{ name: "to", defaultValue: to ?? undefined }}
        key={to}
        label={t("filter")}
        type="email"
        width="md"
      />
      <Button>{t("show")}</Button>
      {to === null ? null : <Link to={paths.mailbox()}>{t("all")}</Link>}
    </Form>
  );
}
