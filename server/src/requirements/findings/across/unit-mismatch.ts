/** A measure in a unit of the wrong kind, or one attribute in several units. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { ATTRIBUTE_DIMENSIONS, UNIT_DIMENSIONS, USUAL_UNITS } from '../../lexicons/dimensions.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, type Found, place, replace } from '../finding.ts';
import { type Measured, measuredIn } from './measured.ts';

const kind = defineDiagnostic<{ attribute: string; unit: string; other?: { unit: string; id: string } }>({
  code: 'req/unit-mismatch',
  severity: 'warning',
  docs: {
    reason: 'A measure in two units is wrong in one of them: what was meant as pounds is built as kilograms.',
    bad: 'R1: Each parcel has a weight in kilograms.\nR2: The weight of a parcel is at most 30 lb.',
    good: 'R1: Each parcel has a weight in kilograms.\nR2: The weight of a parcel is at most 30 kilograms.',
    source: 'INCOSE Guide to Writing Requirements, R6 and R36',
  },
  message: ({ attribute, unit, other }) =>
    other === undefined
      ? `The ${attribute} is not measured in ${unit}.`
      : `The ${attribute} is in ${unit} here, but in ${other.unit} in ${other.id}.`,
});

/** Finds units that do not fit their attribute, and those that differ from the first one of the same attribute. */
export const unitMismatch: Finding = {
  kind,
  inDocument: ({ names, gathered }) => {
    const first = new Map<string, { measured: Measured; read: ReadStatement }>();
    return gathered(measuredIn).all.flatMap(({ kept: { read, index: statement }, value }) =>
      value.flatMap((measured): Found[] => {
        const { attribute, head, owner, unit } = measured;
        const dimension = ATTRIBUTE_DIMENSIONS.get(head);
        const span = place(read, measured.start, measured.end);
        const measures = UNIT_DIMENSIONS.get(unit);
        // A time beside another measure says when or how long, and not how much: *a price for 30 minutes*.
        if (measures === 'time' && dimension !== 'time') return [];
        if (dimension !== undefined && measures !== dimension) {
          const usual = USUAL_UNITS[dimension];
          const fixes = [replace(`Change to ${usual}`, span, usual)];
          return [
            { statement, diagnostic: kind.at(span, { attribute, unit: written(read, measured) }, { fixes }) },
          ];
        }
        if (owner === undefined) return [];
        const key = `${names.canonical(owner)}|${attribute}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, { measured, read });
        if (other === undefined || symbolOf(other.measured.unit) === symbolOf(unit)) return [];
        const there = written(other.read, other.measured);
        const { id, span: whole } = other.read.statement.source;
        const fixes = [replace(`Change to ${there}`, span, there)];
        const related = [{ message: `The ${attribute} is in ${there} here.`, span: whole }];
        const args = { attribute, unit: written(read, measured), other: { unit: there, id } };
        return [{ statement, diagnostic: kind.at(span, args, { fixes, related }) }];
      }),
    );
  },
};

function written({ statement }: ReadStatement, { start, end }: Measured): string {
  return statement.source.text.slice(start, end);
}

/** Spellings of one unit; units that are multiples of each other are several, for the number would be another one. */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  `kilogram:kg kilogramme:kg gram:g gramme:g milligram:mg pound:lb lbs:lb ounce:oz metre:meter kilometre:km kilometer:km
   centimetre:cm centimeter:cm millimetre:mm millimeter:mm feet:foot millisecond:ms litre:liter millilitre:ml milliliter:ml
   euro:eur dollar:usd franc:chf kilobyte:kb megabyte:mb gigabyte:gb terabyte:tb celsius:°c fahrenheit:°f`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [name = '', symbol = ''] = pair.split(':');
      return [name, symbol];
    }),
);

function symbolOf(unit: string): string {
  return SYMBOLS.get(unit) ?? unit;
}
