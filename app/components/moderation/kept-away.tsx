import { useTranslations } from "use-intl";

/** In a list: that a declared tie keeps the reader away from a matter, or how many of the others. */
export function KeptAway({ keptAway, isTied }: { keptAway: number; isTied: boolean }) {
  const t = useTranslations("admins.ties");
  if (keptAway === 0) return null;
  return (
    <>
      {" · "}
      {isTied ? t("you") : t("keptAway", { count: keptAway })}
    </>
  );
}
