import { FiguresGrid } from "#app/components/prospects/figures-grid.tsx";
import { yearsUpTo } from "#app/components/prospects/form-years.ts";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import type { WrittenStep } from "#app/domain/prospects/step-forms.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { AskFields } from "./ask-fields.tsx";
import { BusinessFields } from "./business-fields.tsx";
import { IpFields } from "./ip-fields.tsx";
import { NotedHint, NotedText } from "#app/components/prospects/editor/noted-text.tsx";
import { PeopleFields } from "./people-fields.tsx";
import { noteOf } from "#app/components/prospects/editor/step-notes.tsx";

interface FieldsOfStepProps {
  step: WrittenStep;
  form: ReplyForm;
  read: ProspectRead;
  lastYear: number;
}

/** The inputs of a step, each with the moderator's note on it. */
export function FieldsOfStep({ step, form, read, lastYear }: FieldsOfStepProps) {
  const note = (field: string) => noteOf(read, step, field);
  switch (step) {
    case "business":
      return <BusinessFields form={form} note={note} />;
    case "people":
      return <PeopleFields form={form} note={note} />;
    case "figures":
      return (
        <>
          {note("years") ? (
            <p>
              <NotedHint note={note("years")} />
            </p>
          ) : null}
          <FiguresGrid form={form} years={yearsUpTo(lastYear)} of="ask" />
          <NotedText form={form} of="figures.note" hint="note" note={note("note")} rows={3} optional />
        </>
      );
    case "ip":
      return <IpFields form={form} read={read} />;
    case "ask":
      return <AskFields form={form} note={note} />;
  }
}
