/** The EICAR test file of antivirus vendors, in two halves, so that this file is not detected as one. */
const halves = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"] as const;
const mark = Buffer.from(halves.join(""), "latin1");
export const TEST_VIRUS_BYTES = mark.length;

export function isTestVirus(bytes: Buffer): boolean {
  return bytes.includes(mark);
}
