import { organisationCheckCharacter, usccCheckCharacter } from "#app/domain/organizations/uscc.ts";

const BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** A unified social credit code that passes every check, of a company or institution registered in the area. */
export function creditCode(index: number, area = "220101"): string {
  let body = "";
  for (let left = index * 7_919 + 104_729, i = 0; i < 6; i += 1) {
    body = BODY.charAt(left % BODY.length) + body;
    left = Math.floor(left / BODY.length);
  }
  const organisation = `MA${body}`;
  const code = `91${area}${organisation}${organisationCheckCharacter(organisation)}`;
  return code + usccCheckCharacter(code);
}
