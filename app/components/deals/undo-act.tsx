import type { SentDrawdown } from "#app/domain/deals/shown-payment.ts";
import { useReply } from "#app/shared/reply.ts";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";

interface UndoActProps {
  act: string;
  of: SentDrawdown;
  note: string;
  button: string;
}

/**
 * A secondary button that withdraws what the reader's side stated on a drawdown, under a line that explains its effect.
 */
export function UndoAct({ act, of, note, button }: UndoActProps) {
  const { form, refusal } = useReply(act);
  return (
    <PostForm id={act} className="decision__part" need="pay" sent={of}>
      <FormErrors errors={errorsOfReply(form)} refusal={refusal} />
      <p className="small muted">{note}</p>
      <div className="row">
        <SubmitButton tone="quiet" size="sm" act={act}>
          {button}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
