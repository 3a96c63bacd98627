/** Adjectives that tell nothing about what kind of thing a noun names (general English, by hand). */
export const STOP_MODIFIERS: ReadonlySet<string> = new Set(
  `special new old own other another same different various certain specific particular given single multiple several many few more most less
   least additional further relevant related respective corresponding appropriate current existing previous next last first second third
   following available possible necessary required optional valid invalid whole entire full complete actual above below latest recent
   individual unique such multiple own general common default good better best bad great nice main important correct incorrect right wrong
   accurate easy simple proper suitable separate similar overall desired preferred different total exact extra real upcoming
   large small big little long short high low up-to-date so-called aforementioned said mentioned future past initial final
   updated created deleted selected registered chosen entered added modified changed assigned associated specified stored saved submitted
   requested generated uploaded matching nearby favorite favourite interesting useful helpful all any each every sure able ready one
   broken damaged defective faulty
   quick fast slow rapid flexible sensible predictable clear detailed thorough brief concise tempting exciting awesome beautiful pretty
   attractive fancy cool fun cheap expensive affordable convenient comfortable pleasant friendly meaningful understandable seamless smooth
   efficient effective consistent reliable popular famous modern unneeded needed unwanted needless frequent occasional
   open free vacant unpaid overdue pending inactive cancelled unused concurrent simultaneous
   nearest closest farthest largest smallest newest oldest cheapest highest lowest
   only always even much likely also then both either`.split(/\s+/),
);
