import { useTranslations } from "use-intl";

/** Placeholder for what a public record doesn't contain. */
export function NotStated() {
  return <span className="muted">{useTranslations("offer.terms")("untold")}</span>;
}
