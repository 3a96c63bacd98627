/** Clipped forms of common nouns and what they are short for (Quirk et al., appendix I.74, "clipping"; general English, by hand). */
export const CLIPPINGS: ReadonlyMap<string, string> = new Map(
  `photo:photograph pic:picture admin:administrator kid:child app:application ad:advertisement advert:advertisement doc:document
   rep:representative exam:examination lab:laboratory phone:telephone bike:bicycle info:information stat:statistic ref:reference
   spec:specification config:configuration dept:department org:organization organisation:organization memo:memorandum
   vet:veterinarian gym:gymnasium math:mathematics demo:demonstration intro:introduction limo:limousine taxi:cab dorm:dormitory
   prof:professor grad:graduate sub:subscription promo:promotion condo:condominium pro:professional temp:temporary repo:repository
   auth:authentication id:identifier centre:center programme:program catalogue:catalog enrolment:enrollment`
    .split(/\s+/)
    .map((entry): [string, string] => {
      const [short = '', full = ''] = entry.split(':');
      return [short, full];
    }),
);
