import { Form } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { AutosaveStatus, DraftNotices } from "#app/components/drafts/autosave-status.tsx";
import { useAutosave } from "#app/components/drafts/use-autosave.ts";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { DrawnFor } from "#app/components/ui/drawn-for.tsx";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm, type ReplyForm, type Values } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/shared/reply.ts";
import type { EditorRead } from "./editor-read.ts";
import { ClosedNotice, ReviewNotice } from "./step-notes.tsx";

/** Loaded late: edit conflicts are rare. */
const ConflictPanel = lazyView(() => import("./conflict-panel.tsx").then((view) => view.ConflictPanel));

interface DraftPage {
  problems: number;
  errors: ReactNode;
  /** How far the draft is saved; null where it is closed. */
  status: ReactNode;
  /** What the server answered to the last save. */
  answer: object | undefined;
  /** Notices and the form. */
  body: ReactNode;
}

interface DraftFormProps {
  read: EditorRead & { prospect: { draftRevision: number; updatedAt: Date } };
  /** Of the form, and of its copies in the browser. */
  name: string;
  legend: string;
  /** The saved values now. */
  stored: () => Values;
  labels: Readonly<Record<string, string>>;
  fields: (form: ReplyForm) => ReactNode;
  /** The buttons, while it can be changed. */
  actions: ReactNode;
  page: (parts: DraftPage) => ReactNode;
}

/** A form over a prospect's draft: saved while it is edited; works without script; overwrites nobody's answers. */
export function DraftForm({ read, name, legend, stored, labels, fields, actions, page }: DraftFormProps) {
  const { id, draftRevision, updatedAt } = read.prospect;
  const isOpen = read.whyNotEdit === null;
  const reply = useReply();
  // The form's initial values stay the same, whatever another tab saves meanwhile.
  const [made] = useState(() => ({ values: stored(), revision: draftRevision }));
  const form = replyForm("step", reply.form, made.values);
  const draft = useAutosave({
    action: "?save=typing",
    loadedRevision: made.revision,
    stale: "prospect-stale-draft",
    draft: `${id} ${name}`,
    isOpen,
  });
  const { autosave } = draft;
  const [settled, settle] = useState<unknown>(null);
  const wasRefused = reply.refusal?.code === "prospect-stale-draft" && reply.refusal !== settled;
  const isStale = autosave.state === "conflict" || wasRefused;
  const errors = form.summary(labels);
  return page({
    problems: errors.length,
    errors: <ErrorSummary errors={errors} />,
    status: isOpen ? (
      <AutosaveStatus autosave={autosave} lastSaved={updatedAt} labels={labels} canMerge />
    ) : null,
    answer: draft.answer,
    body: (
      <div className="stack-lg">
        <ReviewNotice read={read} />
        <ClosedNotice read={read} />
        <DraftNotices draft={draft} />
        {isStale || reply.refusal === settled ? null : <RefusalNotice refusal={reply.refusal} />}
        <Form
          method="post"
          noValidate
          className="form"
          ref={draft.form}
          onInput={draft.onInput}
          onSubmit={draft.onSubmit}
        >
          <DrawnFor />
          <input type="hidden" name="revision" value={isStale ? draftRevision : draft.revision} />
          {isStale ? (
            <ConflictPanel
              form={draft.form.current}
              sent={reply.form?.initialValue ?? {}}
              stored={stored()}
              labels={labels}
              onKeepMine={() => {
                settle(reply.refusal);
                draft.overwrite(draftRevision);
              }}
              onTakeTheirs={draft.discard}
            />
          ) : null}
          <fieldset className="form" disabled={!isOpen}>
            <legend className="visually-hidden">{legend}</legend>
            {fields(form)}
          </fieldset>
          {isOpen && !isStale ? actions : null}
        </Form>
      </div>
    ),
  });
}
