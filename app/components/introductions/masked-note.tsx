import { useTranslations } from "use-intl";
import { TermList } from "#app/components/ui/term.tsx";

/** Says what was masked in a text before it was stored; its author is also told what to do instead. */
export function MaskedNote({ kinds, isOwn }: { kinds: readonly string[]; isOwn: boolean }) {
  const t = useTranslations("introduction.masked");
  if (kinds.length === 0) return null;
  return (
    <p className="masked-note">
      {t.rich(isOwn ? "own" : "other", { kinds: () => <TermList of="contactKinds" codes={kinds} /> })}
    </p>
  );
}
