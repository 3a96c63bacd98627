/** The organisation that speaks and things with proper names are no kinds of things. */
import { check } from '../check.ts';

it('leaves out the one organisation whose system is described, and what has a name of its own', () =>
  check(
    `Blue Lantern is a company that rents out kayaks.
The company has several landing stages. Each landing stage has a name.
For every kayak, Blue Lantern stores a number and a colour.`,
    `entity Kayak
    entity LandingStage
    LandingStage.name: string
    Kayak.colour: string`,
    `entity Company
    entity BlueLantern`,
  ));

it('keeps organisations of which there are several, or which have properties', () =>
  check(
    `Each firm sends several drivers to a course. A firm may send at most six drivers.
A school has a name and an address. The school offers courses.`,
    `entity Firm
    entity School`,
  ));
