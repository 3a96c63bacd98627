/**
 * Words by requirement smell (categories of Femmer et al., "Rapid quality assurance with requirements smells", 2017, after
 * ISO/IEC/IEEE 29148), with the lists of weak words that Berry, Kamsties and Krieger ("From contract drafting to software
 * specification", 2003), Wilson et al. (NASA's ARM, 1997) and INCOSE's Guide to Writing Requirements (R7–R9) give, put into general
 * English by hand. Comparisons are told by their form, not by a list. One term a line or comma.
 */
export const UNCERTAIN = 'may, should, might, could, can, would, ought, perhaps, possibly, maybe, probably';
export const POINTERS = 'another, other, others, its, former, latter';
/** Judgements, and adjectives that only mean something beside another one that is not named (*external*, *normal*). */
export const QUALIFIERS = `acceptable, accurate, accurately, active, adaptable, adequate, applicable, appropriate, attractive, automatic, available, awkward, bad, basic, beautiful,
beneficial, bright, broad, bulky, careful, carefully, certain, cheap, clean, clear, clearly, comfortable, comfortably, common, compact, compatible, competent,
complex, comprehensive, considerable, consistent, consistently, convenient, conveniently, convincing, critical, crucial, customary, deep, desirable, desired,
difficult, distinct, distinctive, dynamic, ease, easily, easy, effective, effectively, efficient, efficiently, elegant, enough, ergonomic, essential,
excellent, expandable, extensive, external, familiar, fast, favourable, favorable, few, fine, flexible, flexibly, friendly, general-purpose, good, great, handy, harmless,
heavy, helpful, high, high-quality, ideal, ideally, immediate, important, inexpensive, intelligent, intended, intense, internal, intuitive, intuitively, irrelevant,
large, lean, light, lightweight, logical, long, low, main, maintainable, major, meaningful, means, minimal, minor, modern, modest, modular, narrow, natural, naturally, neat,
necessary, new, nice, nicely, normal, normally, obvious, old, optional, ordinary, part, partial, particular, perfect, permanent, plain, pleasant, pleasing, poor, portable,
powerful, practical, precise, predictable, principal, professional, proper, prompt, promptly, quick, quickly, quiet, rapid, rapidly, readable, readily, reasonable, regular,
related, relevant, reliable, reliably, reputable, responsive, robust, routine, safe, safely, satisfactory, scalable, seamless, seamlessly, secure, securely, sensible,
serious, severe, short, significant, simple, simply, slow, slowly, small, smart, smooth, smoothly, sophisticated, special, stable, state-of-the-art, static, straightforward,
strong, stylish, substantial, successful, suitable, superior, sustainable, temporary, timely, transparent, trivial, typical, understandable, unnecessary, urgent, usable,
useful, user-friendly, usual, valid, versatile, vital, ways, weak, well, wide, worthwhile`;
export const UNVERIFIABLE = `if possible, where possible, when possible, as far as possible, wherever possible, as much as possible, as soon as possible, if practicable,
as required, if required, where required, when required, as necessary, if necessary, where necessary, when necessary, as needed, if needed, where needed, as appropriate,
if appropriate, where appropriate, as applicable, where applicable, but not limited to, and so on, and so forth, and the like, etc, among others, or similar,
to the extent possible, at any time, in a timely manner, additional, sufficient, various, many, several, numerous, multiple, plenty, a lot of, a number of,
fully, simplified, long-term, short-term, detail, details, indication`;
/** Adverbs and determiners of vague degree, time and probability, and bounds that name no number. */
export const IMPRECISE = `about, accordingly, actually, adequately, almost, already, apparently, appropriately, approximately, around, basically, briefly, constantly,
considerably, continually, continuously, correctly, correspondingly, currently, eventually, extremely, fairly, finally, frequently, from time to time, generally, gradually,
greatly, highly, immediately, in general, in the future, instantly, largely, later, likely, mainly, maximum, minimum, momentarily, more or less, mostly, nearly, occasionally, often,
on time, partially, partly, periodically, possibility, potentially, presumably, primarily, properly, quite, rarely, reasonably, recently, regularly, relatively, respectively, roughly, seldom,
shortly, significantly, similar, similarly, slightly, some, sometimes, somewhat, soon, sporadically, substantially, sufficiently, suitably, temporarily, too, typically, usually, very`;
