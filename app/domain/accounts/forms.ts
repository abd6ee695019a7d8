import { z } from "zod";
import { memberRoleSchema } from "./member-roles.ts";
import { newPasswordSchema, PASSWORD_CHARACTERS, whyNotPassword } from "./passwords.ts";

/** An address as a key: one spelling of each. */
export const emailSchema = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .transform((email) => email.toLowerCase());

export const personNameSchema = z.string().trim().min(1).max(80);
export const organizationNameSchema = z.string().trim().min(2).max(120);
export const localeSchema = z.enum(["en", "zh-CN"]);
export const organizationKindSchema = z.enum(["company", "institution"]);
export type OrganizationKind = z.infer<typeof organizationKindSchema>;

/** A password that is only compared: nothing is said about its shape. */
const presentPassword = z
  .string()
  .min(1)
  .max(PASSWORD_CHARACTERS.most * 2);

export const signInForm = z.object({
  email: emailSchema,
  password: presentPassword,
  to: z.string().max(2_000).optional(),
});

export const joinForm = z
  .object({
    organizationName: organizationNameSchema,
    name: personNameSchema,
    email: emailSchema,
    password: newPasswordSchema,
    locale: localeSchema,
  })
  .superRefine(refusePersonal);

export const letterForm = z.object({ email: emailSchema });
export const tokenForm = z.object({ token: z.string().min(1).max(2_000) });
export const newPasswordForm = z.object({ token: z.string().min(1).max(2_000), password: newPasswordSchema });

/** A new person who accepts an invitation: the address is the one that was invited. */
export const invitedPersonForm = z.object({
  name: personNameSchema,
  password: newPasswordSchema,
  locale: localeSchema,
});

export const personForm = z.object({ name: personNameSchema, locale: localeSchema });
export const passwordChangeForm = z.object({ present: presentPassword, password: newPasswordSchema });
export const sessionForm = z.object({ sessionId: z.uuid() });
export const organizationChoiceForm = z.object({ organizationId: z.uuid() });

export const inviteForm = z.object({ email: emailSchema, role: memberRoleSchema });
export const memberRoleForm = z.object({ memberId: z.uuid(), role: memberRoleSchema });
export const memberForm = z.object({ memberId: z.uuid() });
export const invitationForm = z.object({ invitationId: z.uuid() });

function refusePersonal(
  { email, password }: { email: string; password: string },
  context: z.RefinementCtx,
): void {
  if (whyNotPassword(password, email) !== "passwordPersonal") return;
  context.addIssue({ code: "custom", message: "passwordPersonal", path: ["password"] });
}
