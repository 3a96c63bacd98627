/**
 * Units of measure and currencies, singular and lower case: they are no things to model (SI brochure; ISO 4217).
 * Words that often name things (meter, degree, bar) are left out.
 */
export const UNIT_NOUNS: ReadonlySet<string> = new Set(
  `second minute hour day week month year millisecond ms metre kilometre kilometer centimetre centimeter millimetre
   millimeter km cm mm mile kilogram kilogramme gram gramme kg tonne litre liter millilitre milliliter ml celsius kelvin fahrenheit volt ampere watt kilowatt kwh kw mwh joule pascal hertz percent percentage euro dollar cent yen
   franc eur usd gbp chf byte kilobyte megabyte gigabyte kb mb gb`.split(/\s+/),
);
