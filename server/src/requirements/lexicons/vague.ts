/**
 * Words that cannot be tested, by kind (after the categories of ISO/IEC/IEEE 29148:2018, 5.2.7, and INCOSE's Guide to Writing
 * Requirements R7–R9, R26, R35; the lists are compiled by hand from general English). One term a line or comma.
 */
export const VAGUE = `user-friendly, user friendly, intuitive, intuitively, easy, easily, simple to use, robust, seamless, seamlessly, flexible, flexibly,
efficient, efficiently, effective, effectively, adequate, adequately, sufficient, sufficiently, reasonable, reasonably, state-of-the-art,
state of the art, as much as possible, as good as possible, acceptable, satisfactory, modern, nice, good, attractive, clean, convenient, conveniently,
comfortable, comfortably, elegant, smooth, smoothly, sensible, properly, well-designed, powerful, scalable, reliable, reliably, maintainable,
smart, comprehensive, meaningful, significant, significantly, substantial, minimal impact, best practice, best practices, high quality, quality, easy to use, as far as possible, adequate level`;

export const ESCAPE = `if possible, where possible, when possible, if practicable, where practicable, as appropriate, if appropriate, where appropriate,
when appropriate, if necessary, where necessary, when necessary, as necessary, as required, if required, where required, if needed, as needed, where needed, when needed,
as applicable, if applicable, where applicable, as far as possible, as far as practicable, to the extent possible, to the extent practicable,
to the extent necessary, so far as is possible, if feasible, where feasible, if it should prove necessary, under normal circumstances, in general, generally,
usually, normally, typically, often, more or less, preferably, ideally, if desired`;

export const OPEN_ENDED = `etc., etc, and so on, and so forth, and the like, including but not limited to, but not limited to, among others,
and others, or similar, and more, and such, and whatever`;

export const SPEED = `fast, quick, quickly, rapid, rapidly, promptly, prompt, timely, speedy, speedily, slow, slowly, soon, as soon as possible, asap, short time,
a short time, reasonable time, high performance, high-performance, high speed, low latency, instantly, without delay, in a timely manner, high availability, highly available,
large number of, large amount of, large amounts of, high volume, high load`;

export const ABSOLUTE = `always, never, at all times, under all circumstances, in all cases, 100 % of, 100% of, at any time, all the time, every time, absolutely, completely, totally, entirely, fully`;

export const VAGUE_TIME = `eventually, periodically, regularly, from time to time, frequently, occasionally, sometimes, in due time, in due course, at regular intervals, at intervals, until further notice, in the future, later on, as long as needed`;

export const UNDECIDED = `tbd, tbc, tba, tbr, tbs, to be determined, to be defined, to be decided, to be confirmed, to be specified, to be agreed, to be clarified, needs clarification, todo, fixme, xxx`;
