/** What units measure, and what attributes are measured in (SI brochure, 9th edition; customary units; ISO 4217 for currencies). */
export type Dimension = 'mass' | 'length' | 'time' | 'temperature' | 'volume' | 'money' | 'data' | 'area';

const table = <V extends string>(rows: Readonly<Record<V, string>>): ReadonlyMap<string, V> =>
  new Map(
    (Object.entries(rows) as [V, string][]).flatMap(([dimension, words]) =>
      words.split(/\s+/).map((word): [string, V] => [word, dimension]),
    ),
  );

/** Unit, singular and lower case → dimension. */
export const UNIT_DIMENSIONS: ReadonlyMap<string, Dimension> = table<Dimension>({
  mass: 'kilogram kilogramme gram gramme milligram kg g mg tonne pound lb lbs ounce oz stone',
  length:
    'metre meter kilometre kilometer centimetre centimeter millimetre millimeter km cm mm mile inch foot feet yard',
  time: 'second minute hour day week month year millisecond ms',
  temperature: 'celsius fahrenheit kelvin °c °f',
  volume: 'litre liter millilitre milliliter ml gallon pint',
  money: 'euro dollar cent yen franc eur usd gbp chf',
  data: 'byte kilobyte megabyte gigabyte terabyte kb mb gb tb',
  area: 'hectare acre m²',
});

/** Attribute that is measured → dimension; those that may be measured in several are left out. */
export const ATTRIBUTE_DIMENSIONS: ReadonlyMap<string, Dimension> = table<Dimension>({
  mass: 'weight mass',
  length: 'length width height depth distance diameter radius altitude mileage',
  time: 'duration age timeout',
  temperature: 'temperature',
  volume: 'volume',
  money: 'price fee salary wage fare rent tax deposit',
  data: 'file-size',
  area: 'area',
});

/** A unit to begin with, where a measure has one of the wrong kind. */
export const USUAL_UNITS: Readonly<Record<Dimension, string>> = {
  mass: 'kg',
  length: 'cm',
  time: 'days',
  temperature: '°C',
  volume: 'litres',
  money: 'EUR',
  data: 'MB',
  area: 'm²',
};
