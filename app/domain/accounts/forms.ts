import { z } from "zod";
import { acceptedField } from "./agreements.ts";
import { memberRoleSchema } from "./member-roles.ts";
import { nameField } from "./names.ts";
import { newPasswordSchema, PASSWORD_CHARACTERS, whyNotPassword } from "./passwords.ts";

/** An address as a key: one normalised spelling. */
export const emailSchema = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .transform((email) => email.toLowerCase());

const personName = nameField(1, 80);
const organizationName = nameField(2, 120);
const locale = z.enum(["en", "zh-CN"]);
/** A password that is only compared: its format is not validated. */
const presentPassword = z
  .string()
  .min(1)
  .max(PASSWORD_CHARACTERS.most * 2);
/** The token of a link in an e-mail. */
const token = z.string().min(1).max(2_000);

export const signInForm = z.object({
  email: emailSchema,
  password: presentPassword,
  to: z.string().max(2_000).optional(),
  /** From the page of a confirmation link: confirms the address on the way. */
  token: token.optional(),
});

/** A new person and their organization. */
export const joinForm = z
  .object({
    organizationName,
    name: personName,
    email: emailSchema,
    password: newPasswordSchema,
    locale,
    accepted: acceptedField,
  })
  .superRefine(({ email, password, name, organizationName: organization }, context) => {
    if (whyNotPassword(password, { email, name, organization }) !== "passwordPersonal") return;
    context.addIssue({ code: "custom", message: "passwordPersonal", path: ["password"] });
  });

/** An organization for a person who is signed in and has none. */
export const openOrganizationForm = z.object({ organizationName });

/** For a person who is signed in and has not accepted the versions in force. */
export const agreementsForm = z.object({ accepted: acceptedField, to: z.string().max(2_000).optional() });

export const emailForm = z.object({ email: emailSchema });
export const newPasswordForm = z.object({ token, password: newPasswordSchema });
export const confirmationForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("confirm"), token }),
  z.object({ act: z.literal("resend"), email: emailSchema }),
]);

export const invitationForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("accept"), token }),
  z.object({
    act: z.literal("join"),
    token,
    name: personName,
    password: newPasswordSchema,
    locale,
    accepted: acceptedField,
  }),
]);

export const accountForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("person"), name: personName, locale }),
  z.object({ act: z.literal("password"), present: presentPassword, password: newPasswordSchema }),
  z.object({ act: z.literal("organization"), organizationId: z.uuid() }),
]);

export const sessionsForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("end"), sessionId: z.uuid() }),
  z.object({ act: z.literal("end-others") }),
]);

export const teamForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("invite"), email: emailSchema, role: memberRoleSchema }),
  z.object({ act: z.literal("cancel"), invitationId: z.uuid() }),
  z.object({ act: z.literal("role"), memberId: z.uuid(), role: memberRoleSchema }),
  z.object({ act: z.literal("remove"), memberId: z.uuid() }),
]);
export type TeamChange = z.infer<typeof teamForm>;
