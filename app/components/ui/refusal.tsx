import { Notice } from "./notice.tsx";

/** What was refused and why, in the server's text; nothing without a refusal. */
export function RefusalNotice({ refusal }: { refusal: { text: string } | null | undefined }) {
  if (!refusal) return null;
  return (
    <Notice tone="refusal" live>
      <p>{refusal.text}</p>
    </Notice>
  );
}
