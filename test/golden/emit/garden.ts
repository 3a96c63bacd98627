/**
 * Documents that use garden, as JSON. Made by Spark DSL Factory from the definition garden, hash ce57d2cc63d724cb.
 * Gardens: beds, what grows in them, and who waters it.
 */

/** Any value. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [name: string]: Data };

/** A condition or calculation, or a call, as it is written in documents. */
export interface Expression {
  readonly expression: string;
}

/** Gardens: beds, what grows in them, and who waters it. */
export interface Document {
  /** The definitions that the document is written in. */
  readonly use?: readonly string[];
  readonly fragment?: readonly (GardenFragment)[];
  /** A piece of land. */
  readonly garden?: readonly Garden[];
}

/** A piece of land. */
export interface Garden {
  /** In PascalCase, such as Orchard. */
  readonly name: string;
  /** What to know about it | in one line. */
  readonly note?: string;
  /** Whether visitors may come in. */
  readonly "open?"?: boolean;
  /** How many square metres it has. */
  readonly size: number;
  /** @deprecated use entrance instead */
  readonly gate?: string;
  /** Where one goes in. */
  readonly entrance?: { readonly side?: "north" | "south"; readonly width?: number };
  /** Whose it is. */
  readonly owner?: Owner;
  /** Where things grow. */
  readonly beds?: Beds;
  /** Who works there. */
  readonly helper?: readonly Helper[];
}

/** Reads the values of {@link Garden}. */
export const Garden = {
  /** In PascalCase, such as Orchard. */
  name: (element: Garden): string => element.name,
  /** What to know about it | in one line. */
  note: (element: Garden): string | undefined => element.note,
  /** Whether visitors may come in. */
  open: (element: Garden): boolean => element["open?"] ?? true,
  /** How many square metres it has. */
  size: (element: Garden): number => element.size,
  /** @deprecated use entrance instead */
  gate: (element: Garden): string | undefined => element.gate,
  /** Where one goes in. */
  entrance: (element: Garden): { readonly side?: "north" | "south"; readonly width?: number } | undefined => element.entrance,
};

/** Whose it is. */
export interface Owner {
  readonly person: string;
}

/** Reads the values of {@link Owner}. */
export const Owner = {
  person: (element: Owner): string => element.person,
};

/** Where things grow. */
export interface Beds {
  /** A rectangle of soil, perhaps with smaller ones in it. */
  readonly bed?: readonly Bed[];
}

/** Who works there. */
export interface Helper {
  readonly name: string;
  readonly days: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
  readonly hours?: string | number;
  readonly anything?: Data;
}

/** Reads the values of {@link Helper}. */
export const Helper = {
  name: (element: Helper): string => element.name,
  days: (element: Helper): readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[] => element.days,
  hours: (element: Helper): string | number => element.hours ?? "2 hours",
  anything: (element: Helper): Data | undefined => element.anything,
};

/** A rectangle of soil, perhaps with smaller ones in it. */
export interface Bed {
  readonly name: string;
  /** In metres. */
  readonly width?: number;
  /** What to know about it | in one line. */
  readonly note?: string;
  /** The beds beside it. */
  readonly next_to?: readonly string[];
  /** What grows there. */
  readonly plant?: readonly Plant[];
  readonly bench?: readonly Bench[];
  /** A rectangle of soil, perhaps with smaller ones in it. */
  readonly bed?: readonly Bed[];
}

/** Reads the values of {@link Bed}. */
export const Bed = {
  name: (element: Bed): string => element.name,
  /** In metres. */
  width: (element: Bed): number => element.width ?? 1.2,
  /** What to know about it | in one line. */
  note: (element: Bed): string | undefined => element.note,
  /** The beds beside it. */
  nextTo: (element: Bed): readonly string[] | undefined => element.next_to,
};

/** What grows there. */
export interface Plant {
  /** Such as tomato. */
  readonly species: string;
  readonly row: number;
  /** How it is watered, such as by_hand(times: 2). */
  readonly watering?: WateringCall;
  /** Whether it is ripe. */
  readonly harvest_when?: Expression;
  readonly sown?: readonly [number, "spring" | "autumn"];
  readonly "grower?"?: string | "nobody";
}

/** Reads the values of {@link Plant}. */
export const Plant = {
  /** Such as tomato. */
  species: (element: Plant): string => element.species,
  row: (element: Plant): number => element.row,
  /** How it is watered, such as by_hand(times: 2). */
  watering: (element: Plant): WateringCall | undefined => element.watering,
  /** Whether it is ripe. */
  harvestWhen: (element: Plant): Expression | undefined => element.harvest_when,
  sown: (element: Plant): readonly [number, "spring" | "autumn"] | undefined => element.sown,
  grower: (element: Plant): string | "nobody" => element["grower?"] ?? "nobody",
};

export interface Bench {
  readonly colour?: string;
}

/** Reads the values of {@link Bench}. */
export const Bench = {
  colour: (element: Bench): string | undefined => element.colour,
};

/** A part of {@link Garden} that is written elsewhere. */
export type GardenFragment = {
  readonly of: string;
  readonly keyword: "garden";
} & {
  readonly [Key in Exclude<keyof Garden, "name">]?: Garden[Key];
};

/** A call of kind watering. */
export type WateringCall =
  | ByHandWateringCall
  | SprinklerWateringCall;

/** Somebody comes with a can. */
export interface ByHandWateringCall {
  readonly call: "by_hand";
  readonly args: { readonly helper?: string; readonly times: number };
}

/** Water comes by itself. */
export interface SprinklerWateringCall {
  readonly call: "sprinkler";
  readonly args?: {};
}

/** A piece of land. */
export function gardensOf(owner: Document): readonly Garden[] {
  return owner.garden ?? [];
}

/** Whose it is. */
export function ownerOf(owner: Garden): Owner | undefined {
  return owner.owner;
}

/** A rectangle of soil, perhaps with smaller ones in it. */
export function bedsOfGarden(owner: Garden): readonly Bed[] {
  return owner.beds?.bed ?? [];
}

/** A rectangle of soil, perhaps with smaller ones in it. */
export function bedsOfBed(owner: Bed): readonly Bed[] {
  return owner.bed ?? [];
}

/** Who works there. */
export function helpersOf(owner: Garden): readonly Helper[] {
  return owner.helper ?? [];
}

/** What grows there. */
export function plantsOf(owner: Bed): readonly Plant[] {
  return owner.plant ?? [];
}

export function benchesOf(owner: Bed): readonly Bench[] {
  return owner.bench ?? [];
}
