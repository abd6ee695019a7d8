import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { usePlainLinks } from "./plain-links.ts";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "lg";

interface Look {
  tone?: ButtonTone | undefined;
  size?: ButtonSize | undefined;
  block?: boolean | undefined;
  className?: string | undefined;
}

function look({ tone = "secondary", size, block, className }: Look): string {
  return classNames("btn", `btn-${tone}`, size && `btn-${size}`, block && "btn-block", className);
}

/**
 * An action button. It submits its form unless `type` is set. One primary per decision. While `busy` it stays focusable
 * and announces that, and a second press does nothing.
 */
export function Button({
  tone,
  size,
  block,
  className,
  busy = false,
  type = "submit",
  ...rest
}: Look & { busy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style">) {
  return (
    <button
      {...rest}
      type={type}
      className={look({ tone, size, block, className })}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    />
  );
}

/** A link that looks like a button. `document` loads a new document: for pages of another audience and files. */
export function LinkButton({
  to,
  tone,
  size,
  block,
  className,
  document = false,
  children,
}: Look & { to: string; document?: boolean; children: ReactNode }) {
  const goTo = usePlainLinks();
  return (
    <a className={look({ tone, size, block, className })} href={to} onClick={document ? undefined : goTo}>
      {children}
    </a>
  );
}
