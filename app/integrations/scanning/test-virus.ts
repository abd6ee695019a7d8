/** The test file of the antivirus makers (EICAR), in two halves, so that this file is none. */
const halves = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"] as const;
const mark = Buffer.from(halves.join(""), "latin1");
/** Its length. */
export const TEST_VIRUS_BYTES = mark.length;

export function isTestVirus(bytes: Buffer): boolean {
  return bytes.includes(mark);
}
