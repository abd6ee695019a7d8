import { useTranslations } from "use-intl";

/** In a list: that a declared tie keeps the reader away from a matter, or how many of the others. */
export function Recusals({ recused, isTied }: { recused: number; isTied: boolean }) {
  const t = useTranslations("admin.admins.ties");
  if (recused === 0) return null;
  return (
    <>
      {" · "}
      {isTied ? t("you") : t("recused", { count: recused })}
    </>
  );
}
