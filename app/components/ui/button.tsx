import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { usePlainLinks } from "./plain-links.ts";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger" | "ending";
export type ButtonSize = "sm" | "lg";

interface Look {
  tone?: ButtonTone | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
}

function look({ tone = "secondary", size, className }: Look): string {
  return classNames("btn", `btn-${tone}`, size && `btn-${size}`, className);
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> {
  busy?: boolean;
}

/**
 * An action button. It submits its form unless `type` is set. One primary per decision; "ending" is an outlined danger
 * button beside a louder one that keeps things as they are. While `busy` it stays focusable
 * and announces that, and a second press does nothing.
 */
export function Button({ tone, size, className, busy = false, type = "submit", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={look({ tone, size, className })}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    />
  );
}

interface LinkButtonProps extends Omit<Look, "className"> {
  to: string;
  document?: boolean;
  children: ReactNode;
}

/** A link that looks like a button. `document` loads a new document: for pages of another audience and files. */
export function LinkButton({ to, tone, size, document = false, children }: LinkButtonProps) {
  const goTo = usePlainLinks();
  return (
    <a className={look({ tone, size })} href={to} onClick={document ? undefined : goTo}>
      {children}
    </a>
  );
}
