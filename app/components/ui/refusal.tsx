import { Notice } from "./notice.tsx";

/** What was refused and why, in the words that the server gave; nothing when nothing was refused. */
export function RefusalNotice({ refusal }: { refusal: { text: string } | null | undefined }) {
  if (!refusal) return null;
  return (
    <Notice tone="refusal" live>
      <p>{refusal.text}</p>
    </Notice>
  );
}
