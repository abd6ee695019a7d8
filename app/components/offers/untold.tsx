import { useTranslations } from "use-intl";

/** In the place of what a public record does not tell. */
export function Untold() {
  return <span className="muted">{useTranslations("offer.terms")("untold")}</span>;
}
