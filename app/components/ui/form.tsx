import { Form, useNavigation, type FormProps } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import { DrawnFor } from "./drawn-for.tsx";
import { useReaderNote, useWhoDoes } from "./reads-only.ts";
import { Button, type ButtonSize, type ButtonTone } from "./button.tsx";

/**
 * A POST form, with or without script. Browser validation is off: its messages are in the browser's language, while the
 * server's are in the reader's and name each field. `document` loads the answer as a new page, which a change of
 * audience or language needs.
 */
export function PostForm({
  document = false,
  className = "form",
  sent,
  submit,
  need = "work",
  children,
  ...rest
}: PostFormProps) {
  const note = useReaderNote(rest.action);
  const whoDoes = useWhoDoes(need, rest.action);
  const readsOnly = whoDoes !== null || note !== null;
  return (
    <Form method="post" noValidate reloadDocument={document} className={className} {...rest}>
      <DrawnFor />
      <Sent fields={sent} />
      {readsOnly ? (
        <fieldset className="reads-only form" disabled>
          <legend className="visually-hidden">{whoDoes ?? note}</legend>
          {children}
        </fieldset>
      ) : (
        children
      )}
      {whoDoes === null ? null : <p className="note-line">{whoDoes}</p>}
      {submit === undefined || readsOnly ? null : (
        <div className="form-actions">
          <SubmitButton>{submit}</SubmitButton>
        </div>
      )}
    </Form>
  );
}

export interface PostFormProps extends Omit<FormProps, "children"> {
  document?: boolean;
  /** Hidden fields, by name. */
  sent?: SentFields | undefined;
  /** What it requires of a role: who else does it stands instead of its buttons. */
  need?: Need;
  /** The words of its button, if it has but one. */
  submit?: string;
  children?: ReactNode;
}
type SentFields = Readonly<Record<string, string | number>>;

export function Sent({ fields = {} }: { fields?: SentFields | undefined }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

interface SubmitButtonProps {
  tone?: ButtonTone | undefined;
  size?: ButtonSize | undefined;
  /** Names the act of a form that has several, or of one among several forms. */
  act?: string;
  /** Where it sends the form, if not to the form's own address. */
  formAction?: string;
  children: ReactNode;
}

/** Submits its form; busy during the request. */
export function SubmitButton({ tone = "primary", size, act, formAction, children }: SubmitButtonProps) {
  const navigation = useNavigation();
  const ours = act === undefined || navigation.formData?.get("act") === act;
  return (
    <Button
      tone={tone}
      size={size}
      formAction={formAction}
      name={act === undefined ? undefined : "act"}
      value={act}
      busy={navigation.state === "submitting" && ours}
    >
      {children}
    </Button>
  );
}

interface FormSectionProps {
  /** For links to it (see JumpLinks). */
  id?: string;
  title: ReactNode;
  text?: ReactNode;
  children: ReactNode;
}

/** A section of a form with its heading at the side. */
export function FormSection({ id, title, text, children }: FormSectionProps) {
  return (
    <section className="form-section form-section--side" id={id}>
      <div className="form-section__head">
        <h2>{title}</h2>
        {text ? <p>{text}</p> : null}
      </div>
      <div className="form-section__body">{children}</div>
    </section>
  );
}

export interface SummaryError {
  /** The id of the control or fieldset; without one the error concerns the whole form. */
  id?: string | undefined;
  label: string;
  error: string;
}

/** All errors at the top of the page, each a link to its field. It takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: readonly SummaryError[] }) {
  const t = useTranslations("common.errors");
  const line = (label: string, error: string) => (label === "" ? error : t("line", { label, error }));
  const box = useRef<HTMLDivElement>(null);
  const present = errors.length > 0;
  useEffect(() => {
    if (present) box.current?.focus();
  }, [present, errors]);
  if (!present) return null;
  return (
    <div className="error-summary" role="group" aria-labelledby="error-summary" tabIndex={-1} ref={box}>
      <h2 id="error-summary">{t("summary", { count: errors.length })}</h2>
      <ul>
        {errors.map(({ id, label, error }) => (
          <li key={`${id ?? ""} ${error}`}>
            {id === undefined ? line(label, error) : <a href={`#${id}`}>{line(label, error)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
