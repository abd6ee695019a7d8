import { useTranslations } from "use-intl";
import type { Read } from "./shapes.ts";

/** What became of the file that was handed over for this last, if it was not opened. */
export function LastFile({ last }: Pick<Read, "last">) {
  const t = useTranslations("handing.last");
  if (last === null || last.isOpened || last.status === "removed") return null;
  const { name, status } = last;
  return (
    <p className="small" role="status">
      {status === "pending"
        ? t("pending", { name })
        : status === "refused"
          ? t("refused", { name })
          : t("closed", { name })}
    </p>
  );
}
