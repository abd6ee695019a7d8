import type { MandateTexts } from "./funders-language.server.ts";

/** The kind of institution, the instruments, and the mandate's number and version in one piece. */
export function MandateMeta({ mandate: { meta, version } }: { mandate: MandateTexts }) {
  return (
    <>
      {`${meta} · `}
      <span>{version}</span>
    </>
  );
}
