import type { FieldTexts } from "./field.tsx";
import { TextField } from "./inputs.tsx";

/** The e-mail address that is a person's user name. */
export function EmailField(words: FieldTexts) {
  return <TextField {...words} type="email" autoComplete="username" required width="md" />;
}

/** A person's password: the present one, or a new one. */
export function PasswordField({ isNew = false, ...words }: FieldTexts & { isNew?: boolean }) {
  const autoComplete = isNew ? "new-password" : "current-password";
  return <TextField {...words} type="password" autoComplete={autoComplete} required width="md" />;
}
