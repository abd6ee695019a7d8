// Vitest runs this before each file of unit and integration tests.
import { moveClock, origin } from "./clock.ts";

moveClock(origin);
