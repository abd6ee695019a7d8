import { type House, openHouse } from "#tests/support/house.ts";
import { type Arranging, arranging } from "./arranging.ts";
import { givenIn } from "./given.ts";

/** Call once at the top of a test file: `openHouse`, and what is given in it. */
export function openWith<Given>(factory: (house: House) => Given, ...options: Parameters<typeof openHouse>) {
  const house = openHouse(...options);
  return { house, given: factory(house) };
}

/** Call once at the top of a test file: `openHouse`, the records that its tests begin with, and its rows. */
export function openGiven(...options: Parameters<typeof openHouse>): {
  house: House;
  given: ReturnType<typeof givenIn>;
  db: Arranging;
} {
  const house = openHouse(...options);
  return { house, given: givenIn(house), db: arranging(house) };
}
