import { unbroken } from "#app/components/ui/unbroken.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** That an institution is suspended or has left, and what that means here; nothing of any other. */
export function StoppedInstitution({ stopped }: { stopped: { title: string; text: string } | null }) {
  if (stopped === null) return null;
  return (
    <Notice tone="due" title={unbroken(stopped.title)}>
      <p>{stopped.text}</p>
    </Notice>
  );
}
